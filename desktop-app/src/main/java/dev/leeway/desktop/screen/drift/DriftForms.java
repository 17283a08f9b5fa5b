package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.proposal.ProposalPane;
import dev.leeway.engine.proposal.TouchedObject;
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
    private boolean fromAdded;

    /** Makes the forms; {@code changed} hears when another one is shown, or none any more. */
    DriftForms(Desk desk, DriftModel model, Runnable changed) {
        this.desk = desk;
        this.model = model;
        this.changed = changed;
        proposal = new ProposalPane(desk, model.proposals(), this::close);
        ignore = new IgnorePane(desk, model.rules(), this::close);
        added = new AddedPane(desk, new Deeds());
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
            fromAdded = false;
            DriftForms.this.close();
        }
    }

    /** Returns what is shown instead of the review. */
    Optional<Node> shown() {
        return shown;
    }

    /** Takes over a newer comparison. */
    void update() {
        if (fromAdded) {
            added.show(AddedRow.of(model.all()));
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

    /** Opens what somebody added beside Git, where there is any. */
    void openAdded() {
        List<AddedRow> rows = AddedRow.of(model.all());
        if (!rows.isEmpty()) {
            fromAdded = true;
            added.show(rows);
            open(added);
            added.focus();
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
        if (fromAdded) {
            fromAdded = false;
            openAdded();
        }
        if (shown.isEmpty()) {
            changed.run();
        }
    }
}
