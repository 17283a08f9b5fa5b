package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.proposal.ProposalPane;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.proposal.TouchedObject;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/**
 * What stands in the place of the review while something is done: a proposal, a rule, or what was
 * added beside Git, from which the other two are reached and to which they lead back.
 */
final class DriftForms {
    private final Desk desk;
    private final DriftModel model;
    private final Runnable changed;
    private final ProposalPane proposal;
    private final IgnorePane ignore;
    private final AddedPane added;
    private Optional<Node> shown = Optional.empty();
    private boolean reviewingAdded;

    /**
     * Makes the forms.
     *
     * @param changed hears when another one is shown, or none any more
     * @param compare what a review with nothing in it offers
     */
    DriftForms(Desk desk, DriftModel model, Runnable changed, Runnable compare) {
        this.desk = desk;
        this.model = model;
        this.changed = changed;
        proposal = new ProposalPane(desk, model.proposals(), this::close);
        ignore = new IgnorePane(desk, model.rules(), this::close);
        added = new AddedPane(desk, new Deeds(), compare);
    }

    private final class Deeds implements AddedPane.Deeds {
        @Override
        public void adopt(List<ChosenChanges> chosen) {
            DriftForms.this.adopt(chosen);
        }

        @Override
        public void takeAway(List<ChosenChanges> chosen) {
            model.takeAway(chosen);
        }

        @Override
        public void ignore(ChosenChanges chosen) {
            DriftForms.this.ignore(chosen);
        }

        @Override
        public void close() {
            desk.goTo(new Route.Application(model.application(), Route.Tab.DRIFT));
        }
    }

    /** Returns what is shown instead of the review. */
    Optional<Node> shown() {
        return shown;
    }

    /** Returns whether what is shown has a button of its own that most people came for. */
    boolean isWriting() {
        return shown.filter(form -> !form.equals(added)).isPresent();
    }

    /** Returns whether what was added is reviewed, and not what differs. */
    boolean isReviewingAdded() {
        return reviewingAdded;
    }

    /** Returns the object of which an added field is looked at. */
    Optional<ResourceKey> selectedAdded() {
        return added.selected();
    }

    /** Takes over a newer comparison. */
    void update() {
        if (reviewingAdded) {
            added.show(AddedRow.of(model.all()));
            if (shown.isEmpty()) {
                openAdded();
            }
        }
    }

    /** Puts the focus on what is shown. */
    void focus() {
        if (shown.filter(added::equals).isPresent()) {
            added.focus();
        } else if (shown.filter(ignore::equals).isPresent()) {
            ignore.begin();
        } else if (shown.isPresent()) {
            proposal.begin();
        }
    }

    /** Acts on a plain key; returns whether it did. */
    boolean key(KeyCode code) {
        return shown.filter(added::equals).isPresent() && added.key(code);
    }

    /** Reviews what somebody added beside Git instead of what differs, or that again. */
    void reviewAdded(boolean wanted) {
        if (wanted == reviewingAdded) {
            return;
        }
        reviewingAdded = wanted;
        if (wanted) {
            added.show(AddedRow.of(model.all()));
            // Whoever writes a proposal or a rule goes on with it.
            if (shown.isEmpty()) {
                openAdded();
            }
        } else if (shown.filter(added::equals).isPresent()) {
            close();
        }
    }

    /** Once it is known what was added it is shown, even when there is nothing any more. */
    private void openAdded() {
        if (model.findings().latest().isPresent()) {
            open(added);
        }
    }

    /** Drafts a proposal of what is chosen, where both sides have something to say. */
    void adopt(List<ChosenChanges> chosen) {
        List<TouchedObject> touched =
                chosen.stream().map(ChosenChanges::touched).flatMap(Optional::stream).toList();
        if (touched.isEmpty() || desk.readings().proposals().isEmpty()) {
            return;
        }
        open(proposal);
        proposal.open(
                desk.text()
                        .text(
                                "propose.title",
                                touched.stream().mapToInt(one -> one.fields().size()).sum(),
                                touched.size()));
        model.proposals().adopt(touched);
    }

    /** Prepares a rule about what is chosen of one object. */
    void ignore(ChosenChanges chosen) {
        if (desk.readings().rules().isPresent()) {
            open(ignore);
            ignore.open(chosen);
        }
    }

    private void open(Node form) {
        shown = Optional.of(form);
        changed.run();
    }

    private void close() {
        shown = Optional.empty();
        if (reviewingAdded) {
            openAdded();
        }
        if (shown.isEmpty()) {
            changed.run();
        }
        focus();
    }
}
