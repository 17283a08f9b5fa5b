package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.reading.RuleDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Undo;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.live.FieldManagers;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** A rule that leaves differences alone, before it is written into the workspace file. */
public final class IgnoreModel {
    private final Desk desk;
    private final String application;
    private final ReadOnlyObjectWrapper<Loadable<RuleDesk.Preview>> preview =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyBooleanWrapper written = new ReadOnlyBooleanWrapper();
    private Optional<ChosenChanges> chosen = Optional.empty();
    private Form form = Form.POINTERS;
    private boolean everyObject;
    private BackgroundWork.@Nullable Job running;

    /** How a rule names what it leaves alone. */
    public enum Form {
        /** By JSON pointers. */
        POINTERS,
        /** By jq expressions, list items by their keys. */
        EXPRESSIONS,
        /** By who set it. */
        MANAGERS
    }

    /** Makes the model of a rule for an application. */
    public IgnoreModel(Desk desk, String application) {
        this.desk = desk;
        this.application = application;
    }

    /**
     * Begins a rule for these changes: for their object, in the form that suits them. What was
     * chosen for others says nothing about them, and nobody may have set these.
     */
    void begin(ChosenChanges changes) {
        chosen = Optional.of(changes);
        written.set(false);
        everyObject = false;
        form =
                changes.changes().stream().allMatch(IgnoreModel::isPlain)
                        ? Form.POINTERS
                        : Form.EXPRESSIONS;
        look();
    }

    /** A pointer through a list breaks when the list gets another order. */
    private static boolean isPlain(FieldChange change) {
        return !change.pointer().matches(".*/\\d+(/.*)?");
    }

    /** Takes how the rule names what it leaves alone. */
    public void form(Form other) {
        form = other;
        look();
    }

    /** Takes whether the rule is for every object of the kind. */
    public void everyObject(boolean all) {
        everyObject = all;
        look();
    }

    /** Returns how the rule names what it leaves alone. */
    public Form form() {
        return form;
    }

    /** Returns whether the rule is for every object of the kind. */
    public boolean isForEveryObject() {
        return everyObject;
    }

    /** Returns the field managers that set the chosen fields, as far as they are known. */
    public List<String> managers() {
        return chosen.stream()
                .flatMap(one -> one.changes().stream())
                .map(FieldChange::attribution)
                .filter(Attribution.Known.class::isInstance)
                .map(known -> ((Attribution.Known) known).owner().manager())
                // Whatever Leeway sets is what Git asks for: ignoring that would ignore all of it.
                .filter(manager -> !manager.equals(FieldManagers.LEEWAY))
                .distinct()
                .toList();
    }

    /** Returns the rule. */
    Optional<IgnoreDifference> rule() {
        return chosen.map(
                one -> {
                    ResourceKey key = one.object().key();
                    return new IgnoreDifference(
                            key.group(),
                            key.kind(),
                            everyObject ? "" : key.namespace(),
                            everyObject ? "" : key.name(),
                            form == Form.POINTERS
                                    ? one.changes().stream().map(FieldChange::pointer).toList()
                                    : List.of(),
                            form == Form.EXPRESSIONS
                                    ? one.changes().stream()
                                            .map(change -> JqPath.of(change.path()))
                                            .toList()
                                    : List.of(),
                            form == Form.MANAGERS ? managers() : List.of(),
                            "");
                });
    }

    private void look() {
        BackgroundWork.Job before = running;
        if (before != null) {
            before.cancel();
        }
        Optional<RuleDesk> rules = desk.readings().rules();
        Optional<IgnoreDifference> rule = rule();
        if (rules.isEmpty() || rule.isEmpty()) {
            return;
        }
        var now = desk.store().state().now();
        IgnoreDifference asked = rule.get();
        preview.set(new Loadable.Loading<>(Optional.empty(), now));
        running =
                desk.work()
                        .start(
                                "rule for " + application,
                                () -> {
                                    RuleDesk.Preview made = rules.get().preview(application, asked);
                                    desk.ui()
                                            .run(
                                                    () -> {
                                                        if (rule().filter(asked::equals)
                                                                .isPresent()) {
                                                            preview.set(
                                                                    new Loadable.Loaded<>(
                                                                            made, now));
                                                        }
                                                    });
                                },
                                failed -> desk.ui().run(() -> failed(failed)));
    }

    private void failed(Exception failed) {
        if (!(failed instanceof InterruptedException)) {
            preview.set(
                    preview.get()
                            .failed(
                                    new Trouble(
                                            desk.text().text("ignore.failed"),
                                            String.valueOf(failed.getMessage()),
                                            failed instanceof RuleDesk.RefusedException refused
                                                    ? refused.nextStep()
                                                    : desk.text().text("trouble.report")),
                                    desk.store().state().now()));
        }
    }

    /** Writes the rule as it was previewed. */
    public void write() {
        Optional<RuleDesk> rules = desk.readings().rules();
        if (written.get()
                || rules.isEmpty()
                || !(preview.get() instanceof Loadable.Loaded<RuleDesk.Preview> shown)) {
            return;
        }
        desk.work()
                .start(
                        "write a rule for " + application,
                        () -> {
                            rules.get().write(shown.value());
                            desk.ui().run(() -> written.set(true));
                        },
                        failed -> desk.ui().run(() -> failed(failed)));
    }

    /** Takes the written rule back. */
    public void undo() {
        if (written.get() && preview.get() instanceof Loadable.Loaded<RuleDesk.Preview> shown) {
            desk.takeBack(back(shown.value()));
            written.set(false);
        }
    }

    private Undo back(RuleDesk.Preview one) {
        return new Undo.TakeRuleBack(application, one.file(), one.before(), one.after());
    }

    /** The rule may be taken back elsewhere too: where it was told that it was written. */
    void update(AppState state) {
        if (written.get()
                && preview.get() instanceof Loadable.Loaded<RuleDesk.Preview> shown
                && state.notices().stream()
                        .filter(told -> told.undo().filter(back(shown.value())::equals).isPresent())
                        .findFirst()
                        .filter(Notice::takenBack)
                        .isPresent()) {
            written.set(false);
        }
    }

    /** Returns what the file would be. */
    public ReadOnlyObjectProperty<Loadable<RuleDesk.Preview>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Returns whether the rule stands in the file. */
    public ReadOnlyBooleanProperty writtenProperty() {
        return written.getReadOnlyProperty();
    }
}
