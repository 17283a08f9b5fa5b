package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can go wrong on the way from a fix to its release: each ends in a clear state and a next
 * step.
 */
@Order(1)
@Timeout(300)
class BypassBadDaysStoryTest {
    @TempDir Path folder;
    private IncidentGround ground;
    private OnCall ada;

    @BeforeEach
    void begin() throws Exception {
        ground = IncidentGround.in(folder);
        ada = ground.engineer(folder.resolve("ada"), "ada");
        ada.syncs("shop");
    }

    @AfterEach
    void end() {
        ground.close();
    }

    private static Household.Answer start(OnCall who, String colour) {
        return who.bypass(
                "start",
                "-o",
                "json",
                "--yes",
                "--incident",
                "none",
                "--reason",
                "the banner is wrong",
                "--config-key",
                "colour=" + colour,
                "shop",
                IncidentGround.SETTINGS);
    }

    private String fixed() {
        Household.Answer started = start(ada, "red");
        assertThat(started.exit()).as(started.err()).isZero();
        return started.json().string("id", "");
    }

    private JsonObject proposal(String id) {
        return ada.leeway("proposals", "-o", "json", "-w", ada.file().toString())
                .json()
                .arrayAt("items")
                .objects()
                .filter(one -> one.string("id", "").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void tendProposals(String id) {
        ada.leeway("proposals", "retry", id, "-w", ada.file().toString());
        ada.leeway("proposals", "tend", "-w", ada.file().toString());
    }

    private JsonObject tended(String id) {
        Household.Answer answer = ada.bypass("tend", "-o", "json", id);
        assertThat(answer.exit()).as(answer.err()).isLessThan(2);
        return answer.json();
    }

    private String colour() {
        return ground.configMap("settings").objectAt("data").string("colour", "");
    }

    private static List<String> next(JsonObject lease) {
        JsonArray actions = lease.arrayAt("next");
        return actions.stream()
                .map(one -> one instanceof JsonString(String word) ? word : "")
                .toList();
    }

    private void givenUp(String id) {
        Household.Answer ended = ada.bypass("release", "--into-git", "-o", "json", id);
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.json().string("stage", "")).isEqualTo("released");
        assertThat(ground.everything()).doesNotContain("leeway.dev/bypass", "leeway-bypass");
    }

    @Test
    void ofTwoLeewaysOnOneObjectOneWinsAndTheOtherSaysWho() throws Exception {
        OnCall bob = ground.engineer(folder.resolve("bob"), "bob");
        CompletableFuture<Household.Answer> first = new CompletableFuture<>();
        CompletableFuture<Household.Answer> second = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> first.complete(start(ada, "red")));
        Thread.ofVirtual().start(() -> second.complete(start(bob, "green")));
        List<Household.Answer> both =
                List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));

        assertThat(both.stream().filter(one -> one.exit() == 0)).hasSize(1);
        boolean adaWon = both.getFirst().exit() == 0;
        Household.Answer lost = both.get(adaWon ? 1 : 0);
        assertThat(lost.err()).contains("is under bypass", "of " + (adaWon ? "ada" : "bob"));
        assertThat(colour()).isEqualTo(adaWon ? "red" : "green");
        assertThat(lost.exit()).as("refused").isEqualTo(1);
        OnCall loser = adaWon ? bob : ada;
        assertThat(loser.bypass("list", "-o", "json").json().arrayAt("items").items()).isEmpty();
        assertThat(colour()).as("the winner's fix").isEqualTo(adaWon ? "red" : "green");
    }

    @Test
    void anExpiredTokenOrASilentHostOnlyDelaysTheProposalAndItComesOnce() throws Exception {
        for (boolean expired : List.of(true, false)) {
            String id = fixed();
            ground.forge().letTheTokenExpire(expired);
            ground.forge().goDown(!expired);
            Household.Answer proposed = ada.bypass("propose", id);
            if (proposed.exit() != 0) {
                assertThat(proposed.err()).as("with what to do").contains("\n  ");
            }
            assertThat(colour()).as("the fix stays").isEqualTo("red");
            ground.forge().letTheTokenExpire(false);
            ground.forge().goDown(false);
            if (!ada.lease(id).string("stage", "").equals("proposed")) {
                Household.Answer again = ada.bypass("go-on", id);
                assertThat(again.exit()).as(again.err()).isZero();
            }
            tendProposals(id);
            tendProposals(id);

            assertThat(proposal(id).string("stage", "")).isEqualTo("open");
            assertThat(ground.forge().pulls().stream().filter(one -> one.branch().endsWith(id)))
                    .hasSize(1);
            ground.forge().close(ground.forge().pulls().size());
            givenUp(id);
        }
    }

    @Test
    void aRejectedPushIsStuckWithThePatchAndGoesOnWhenAllowed() throws Exception {
        String id = fixed();
        ground.forge().refusePushes("pushes are frozen until Monday");
        assertThat(ada.bypass("propose", id).exit()).isZero();

        JsonObject stuck = proposal(id);
        assertThat(stuck.string("stage", "")).isEqualTo("stuck");
        assertThat(stuck.string("why", "")).contains("frozen until Monday");
        assertThat(stuck.string("nextStep", "")).contains("patch");
        assertThat(tended(id).string("waitsFor", "")).contains("frozen until Monday");
        assertThat(ada.leeway("proposals", "patch", id, "-w", ada.file().toString()).out())
                .startsWith("From ")
                .contains("+  colour: red");
        ground.forge().refusePushes("");
        tendProposals(id);
        assertThat(proposal(id).string("stage", "")).isEqualTo("open");
        assertThat(ground.forge().branches()).containsExactly("refs/heads/leeway/bypass/" + id);
    }

    @Test
    void whileTheHostIsSilentAMergeIsNotKnownAndALookCanBeAskedFor() throws Exception {
        String id = fixed();
        assertThat(ada.bypass("propose", id).exit()).isZero();
        ground.forge().merge(1, Forge.Way.MERGE);
        ground.forge().goDown(true);
        JsonObject blind = tended(id);
        assertThat(blind.string("stage", "")).isEqualTo("proposed");
        assertThat(blind.string("waitsFor", "")).contains("whether it was merged is not known");

        ground.forge().goDown(false);
        Household.Answer asked = ada.leeway("proposals", "retry", id, "-w", ada.file().toString());
        assertThat(asked.exit()).as(asked.err()).isZero();
        assertThat(asked.out()).contains("merged");
        assertThat(tended(id).string("stage", "")).isEqualTo("released");
        assertThat(ground.everything()).doesNotContain("leeway.dev/bypass", "leeway-bypass");
    }

    @Test
    void aBranchThatMovedOnIsBuiltUponAndAConflictingOneIsToldWithoutForce() throws Exception {
        String id = fixed();
        ground.forge().goDown(true);
        ada.bypass("propose", id);
        ground.forge().goDown(false);
        ground.repository().write("shop/readme.txt", "something else\n").commit();
        if (!ada.lease(id).string("stage", "").equals("proposed")) {
            assertThat(ada.bypass("go-on", id).exit()).isZero();
        }
        tendProposals(id);
        assertThat(proposal(id).string("stage", "")).isEqualTo("open");

        ground.repository()
                .write("shop/settings.yaml", IncidentGround.settings("settings", "green"))
                .commit();
        ground.forge().close(1);
        JsonObject lease = tended(id);
        assertThat(lease.string("stage", "")).as("it asks").isEqualTo("fixed");
        assertThat(next(lease)).startsWith("propose");
        givenUp(id);
        assertThat(colour()).isEqualTo("green");
    }

    @Test
    void mergedWithOtherValuesBothAreNamedAndTheOperatorChooses() throws Exception {
        String id = fixed();
        assertThat(ada.bypass("propose", id).exit()).isZero();
        ground.forge().merge(1, Forge.Way.MERGE);
        ground.repository()
                .write("shop/settings.yaml", IncidentGround.settings("settings", "orange"))
                .commit();

        tended(id);
        JsonObject lease = tended(id);
        assertThat(lease.string("stage", "")).isIn("merged", "converging");
        assertThat(lease.string("waitsFor", "")).contains("colour");
        assertThat(colour()).as("nothing is reverted in silence").isEqualTo("red");
        givenUp(id);
        assertThat(colour()).isEqualTo("orange");
    }

    @Test
    void aDeletedObjectIsNamedAndTheLeaseStillEnds() throws Exception {
        String id = fixed();
        ClusterProbe.delete(ground.cluster(), "/api/v1/namespaces/shop/configmaps/settings");

        JsonObject lease = tended(id);
        assertThat(lease.string("stage", "")).isEqualTo("eroded");
        assertThat(lease.string("waitsFor", "")).contains("deleted");
        assertThat(next(lease)).contains("abandon");
        Household.Answer ended = ada.bypass("abandon", "-o", "json", "--reason", "gone", id);
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(Stream.of(ended.json().string("stage", ""))).containsExactly("abandoned");
        assertThat(ada.leeway("sync", "-w", ada.file().toString(), "--yes", "shop").exit())
                .as("nothing holds it any more")
                .isZero();
        assertThat(colour()).isEqualTo("blue");
    }

    private String proposed() {
        String id = fixed();
        assertThat(ada.bypass("propose", id).exit()).isZero();
        assertThat(ground.forge().pulls()).hasSize(1);
        return id;
    }

    private JsonObject abandoned(String id, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("-o", "json", "--reason", "it did not help", id));
        Household.Answer ended = ada.bypass("abandon", arguments.toArray(String[]::new));
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.json().string("stage", "")).isEqualTo("abandoned");
        assertThat(ground.everything()).doesNotContain("leeway.dev/bypass", "leeway-bypass");
        assertThat(colour()).isEqualTo("blue");
        return ended.json();
    }

    @Test
    void theRequestOfAnAbandonedFixIsLeftAndNamedUnlessItIsToBeClosed() {
        JsonObject lease = abandoned(proposed());

        assertThat(ground.forge().pulls().getFirst().state()).isEqualTo("open");
        assertThat(lease.arrayAt("timeline").toJson()).contains("close at its host http");
    }

    @Test
    void theRequestOfAnAbandonedFixIsClosedWhereThatIsAskedFor() {
        String id = proposed();

        JsonObject lease = abandoned(id, "--close-request");

        assertThat(ground.forge().pulls().getFirst().state()).isEqualTo("closed");
        assertThat(lease.arrayAt("timeline").toJson())
                .contains("give the proposal up and close its request http")
                .doesNotContain("close at its host");
        assertThat(proposal(id).string("stage", "")).isEqualTo("dropped");
        assertThat(ada.leeway("audit", "list", "-o", "json").out())
                .contains("Closed the pull request http");
    }

    @Test
    void aHostThatDoesNotCloseItKeepsNoFixAlive() {
        String id = proposed();
        ground.forge().goDown(true);

        JsonObject lease = abandoned(id, "--close-request");

        assertThat(ground.forge().pulls().getFirst().state()).isEqualTo("open");
        assertThat(lease.arrayAt("timeline").toJson())
                .contains("the request was not closed")
                .contains("close at its host http");
    }
}
