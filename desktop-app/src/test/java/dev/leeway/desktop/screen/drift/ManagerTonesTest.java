package dev.leeway.desktop.screen.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.control.diff.LineNote;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.ObjectStory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Leeway wrote itself does not look like a hand's edit, and not by its colour alone. */
class ManagerTonesTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    private LineNote note(String manager, Optional<ObjectStory> story) {
        Findings found = sample.drifting();
        ObjectState object = found.objects().getFirst();
        FieldRow first = object.fields().getFirst();
        FieldRow field =
                new FieldRow(
                        first.path(),
                        first.line(),
                        first.desired(),
                        first.live(),
                        manager,
                        first.how(),
                        first.since());
        ObjectState other =
                new ObjectState(
                        object.key(),
                        object.condition(),
                        object.wellness(),
                        object.message(),
                        List.of(field),
                        object.verdict(),
                        object.owner(),
                        object.origin(),
                        object.estimated(),
                        object.ownership(),
                        object.since(),
                        object.added(),
                        object.facts());
        return new DriftContent(sample.text())
                .of(other, found, story, SampleObjects.NOW).content().rightNotes().values().stream()
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void leewaysOwnWriteAFixUnderALeaseAndAHandsEditAreToldApart() {
        LineNote hand = note("kubectl-scale", Optional.of(SampleWorkspace.story()));
        LineNote leeway = note("leeway", Optional.empty());
        LineNote fix = note("leeway-bypass", Optional.empty());

        assertThat(List.of(hand.styleClass(), leeway.styleClass(), fix.styleClass()))
                .containsExactly("state-changed", "state-leeway", "state-held");
        assertThat(List.of(hand.outlined(), leeway.outlined(), fix.outlined()))
                .containsExactly(false, true, true);
    }

    @Test
    void whoeverIsNotKnownYetCountsAsAHand() {
        assertThat(note("some-robot", Optional.empty()).styleClass()).isEqualTo("state-changed");
    }
}
