package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.plan.StepPlace;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A 403 is told by who gave it: a quota refuses the object, the authorizer the operator. */
class RefusalsTest {
    private static final Step STEP =
            new Step.Hold(
                    new ResourceKey("", "Pod", "shop", "web"),
                    new StepPlace(StepPlace.Stage.PREPARE, 0, 0),
                    new HoldReason.AskedFor(Wording.quoted("any step will do")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    pods "web" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2 | Ask for less, or let the quota be raised.
                    pods "web" is forbidden: failed quota: small: must specify limits.cpu for: app | State what the quota counts in the manifest: the requests and limits named.
                    pods "web" is forbidden: status unknown for quota: small, resources: pods | The quota was not counted yet: sync again in a moment.
                    pods "web" is forbidden: User "ann" cannot patch resource "pods" in API group "" in the namespace "shop" | Ask for the right to do this, or let somebody sync who has it.
                    pods "web" is forbidden: unable to create new content in namespace shop because it is being terminated | Sync again once what is being deleted is gone.
                    """)
    void aForbiddenObjectIsToldWithTheWayOutOfItsOwnCause(String words, String next) {
        StepResult.Failed failed =
                Refusals.failed(STEP, new WriteResult.Rejected(403, "Forbidden", words, List.of()));

        assertThat(failed.message()).isEqualTo(words + ". " + next);
        assertThat(failed.status()).isEqualTo(403);
    }

    @Test
    void aPolicyIsNotTakenForAMissingRight() {
        String words = "pods \"web\" is forbidden: violates PodSecurity \"restricted:latest\"";
        StepResult.Failed failed =
                Refusals.failed(STEP, new WriteResult.Rejected(403, "Forbidden", words, List.of()));

        assertThat(failed.message()).isEqualTo(words);
    }
}
