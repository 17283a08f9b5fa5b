package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.editor.TextProblem;
import dev.leeway.desktop.reading.FixSubject;
import dev.leeway.desktop.reading.LeaseDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.NewestWork;
import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.BypassTerms;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.FixException;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.SecretText;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * An emergency fix that is being prepared: what is to change, what would come of it, on which
 * terms. The fix can be sent only while the answers belong to exactly what is described now.
 * Belongs to the window's thread.
 */
public final class WizardModel {
    private static final Duration SETTLING = Duration.ofMillis(250);

    private final Desk desk;
    private final String application;
    private final NewestWork<FixReview> reviewing;
    private Optional<ResourceKey> chosen = Optional.empty();
    private final ReadOnlyObjectWrapper<List<ObjectState>> objects =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Loadable<FixSubject>> subject =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Optional<FixInput>> input =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<FixAnswer> answer =
            new ReadOnlyObjectWrapper<>(new FixAnswer.NotAsked(""));
    private final ReadOnlyObjectWrapper<WizardTerms> terms =
            new ReadOnlyObjectWrapper<>(WizardTerms.first(""));
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TextProblem>> flaw =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper fixing = new ReadOnlyBooleanWrapper();

    /** Makes a model; {@code object} is what is to be fixed, if that is known. */
    public WizardModel(Desk desk, String application, Optional<ResourceKey> object) {
        this.desk = desk;
        this.application = application;
        this.reviewing = new NewestWork<>(desk.work(), desk.ui(), "review a fix", SETTLING);
        leases().ifPresent(found -> terms.set(WizardTerms.first(found.operator())));
        object.ifPresent(this::choose);
        decide();
    }

    /** Reads the object again that could not be read. */
    void readAgain() {
        chosen.ifPresent(this::choose);
    }

    private Optional<LeaseDesk> leases() {
        return desk.readings().leases();
    }

    /** Returns the application. */
    public String application() {
        return application;
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        List<ObjectState> live =
                state.applications()
                        .find(application)
                        .flatMap(app -> app.findings().latest())
                        .map(
                                found ->
                                        found.objects().stream()
                                                .filter(ObjectState::inCluster)
                                                .filter(one -> one.owner().isEmpty())
                                                .toList())
                        .orElse(List.of());
        if (!live.equals(objects.get())) {
            objects.set(live);
        }
    }

    /** Chooses the object, and reads it. */
    public void choose(ResourceKey object) {
        if (fixing.get()) {
            return;
        }
        chosen = Optional.of(object);
        reviewing.cancel();
        input.set(Optional.empty());
        answer.set(new FixAnswer.NotAsked(""));
        trouble.set(Optional.empty());
        subject.set(new Loadable.Loading<>(Optional.empty(), now()));
        decide();
        desk.work()
                .start(
                        "read " + object,
                        () -> {
                            LeaseDesk found = open();
                            FixSubject read = found.subject(application, object);
                            desk.ui().run(() -> arrived(read));
                        },
                        failed -> desk.ui().run(() -> unread(failed)));
    }

    private LeaseDesk open() throws BypassException {
        return leases().orElseThrow(
                        () ->
                                new BypassException(
                                        Wording.quoted(desk.text().text("bypasses.nothing-open")),
                                        Wording.quoted(
                                                desk.text().text("bypasses.nothing-open-next")),
                                        null));
    }

    private void arrived(FixSubject read) {
        subject.set(new Loadable.Loaded<>(read, read.at()));
        take(FixKind.of(read.live()).getFirst());
    }

    private void unread(Exception failed) {
        if (!(failed instanceof InterruptedException)) {
            subject.set(new Loadable.Failed<>(Optional.empty(), trouble(failed), now()));
            decide();
        }
    }

    /** Returns the object, once it was read. */
    public Optional<FixSubject> known() {
        return subject.get().latest();
    }

    /** Takes one of the ways to change the object. */
    public void take(FixKind kind) {
        known().ifPresent(
                        found -> {
                            wipe();
                            flaw.set(Optional.empty());
                            input.set(Optional.of(FixInput.first(kind, found.live(), now())));
                            ask();
                        });
    }

    /** Changes the description of the change. */
    void change(UnaryOperator<FixInput> edit) {
        if (fixing.get()) {
            return;
        }
        Optional<FixInput> before = input.get();
        Optional<FixInput> after = before.map(edit);
        if (!after.equals(before)) {
            input.set(after);
            ask();
        }
    }

    /** Takes what is wrong first in the text that is edited. */
    void flawed(Optional<TextProblem> first) {
        flaw.set(first);
    }

    /** Takes a typed secret; the one that was typed before is overwritten in memory. */
    public void typeSecret(char[] typed) {
        if (fixing.get()) {
            return;
        }
        wipe();
        Optional<SecretText> secret =
                typed.length == 0 ? Optional.empty() : Optional.of(SecretText.of(typed));
        Arrays.fill(typed, '\0');
        change(known -> known.withSecret(secret));
    }

    private void wipe() {
        input.get().flatMap(FixInput::secret).ifPresent(SecretText::wipe);
    }

    /** Changes the terms. */
    void agree(UnaryOperator<WizardTerms> edit) {
        terms.set(edit.apply(terms.get()));
        decide();
    }

    private void ask() {
        trouble.set(Optional.empty());
        reviewing.cancel();
        Optional<FixSubject> found = known();
        Optional<FixInput> typed = input.get();
        if (found.isEmpty() || typed.isEmpty()) {
            answer.set(new FixAnswer.NotAsked(""));
            decide();
            return;
        }
        switch (typed.get().meaning(found.get().live())) {
            case FixInput.Meaning.Incomplete(String key) -> answer.set(new FixAnswer.NotAsked(key));
            case FixInput.Meaning.Unreadable(String key) ->
                    answer.set(new FixAnswer.Unreadable(key));
            case FixInput.Meaning.Ready(FixAction action) -> {
                answer.set(new FixAnswer.Asking());
                ResourceKey object = found.get().key();
                reviewing.ask(
                        () -> open().review(application, object, action),
                        review -> answered(new FixAnswer.Answered(action, review)),
                        failed -> {
                            if (!(failed instanceof InterruptedException)) {
                                answered(new FixAnswer.Failed(trouble(failed)));
                            }
                        });
            }
        }
        decide();
    }

    private void answered(FixAnswer given) {
        answer.set(given);
        decide();
    }

    /** Asks the four questions again, because the object may have changed. */
    public void askAgain() {
        known().ifPresent(
                        found -> {
                            if (input.get().isPresent()) {
                                ask();
                            } else {
                                choose(found.key());
                            }
                        });
    }

    /** Returns what is still missing before the fix can be sent, as keys of words; none: it can. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        answer.get().missing().ifPresent(missing::add);
        missing.addAll(terms.get().missing(application, known()));
        return missing;
    }

    /** Sends the fix, if it may be sent; afterwards the window is at the lease. */
    public void fix() {
        if (!ready.get()
                || !(answer.get() instanceof FixAnswer.Answered answered)
                || terms.get().span().isEmpty()) {
            return;
        }
        BypassTerms agreed = terms.get().terms(terms.get().span().get());
        fixing.set(true);
        trouble.set(Optional.empty());
        decide();
        desk.work()
                .start(
                        "fix " + answered.review().fix().key(),
                        () -> {
                            Lease lease = open().start(answered.review(), agreed);
                            desk.ui().run(() -> fixed(lease));
                        },
                        failed -> desk.ui().run(() -> notFixed(failed)));
    }

    private void fixed(Lease lease) {
        fixing.set(false);
        wipe();
        desk.store()
                .dispatch(
                        new AppEvent.LeaseChanged(
                                new LeaseState(
                                        lease,
                                        true,
                                        false,
                                        "",
                                        Optional.empty(),
                                        Optional.empty(),
                                        now())));
        desk.commands().tendLeases();
        desk.commands().compare(application);
        desk.goTo(new Route.Bypass(lease.id()));
    }

    private void notFixed(Exception failed) {
        fixing.set(false);
        trouble.set(Optional.of(trouble(failed)));
        desk.commands().tendLeases();
        // What was known of the object may be old now: the answers are asked for anew.
        ask();
        trouble.set(Optional.of(trouble(failed)));
    }

    private Trouble trouble(Exception failed) {
        String what = new EngineWords(desk.text()).why(failed);
        return switch (failed) {
            case FixException fix -> new Trouble(what, "", new EngineWords(desk.text()).next(fix));
            case BypassException bypass ->
                    new Trouble(what, "", new EngineWords(desk.text()).next(bypass));
            default ->
                    new Trouble(
                            desk.text().text("bypasses.unexpected"),
                            failed.toString(),
                            desk.text().text("trouble.report"));
        };
    }

    private Instant now() {
        return desk.store().state().now();
    }

    private void decide() {
        ready.set(!fixing.get() && missing().isEmpty());
    }

    /** Lets go of what runs and of what was typed. */
    public void close() {
        reviewing.cancel();
        if (!fixing.get()) {
            wipe();
        }
    }

    /** Returns the live objects of the application that Git or somebody by hand put there. */
    public ReadOnlyObjectProperty<List<ObjectState>> objectsProperty() {
        return objects.getReadOnlyProperty();
    }

    /** Returns the object. */
    public ReadOnlyObjectProperty<Loadable<FixSubject>> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** Returns the description of the change; empty while no object was read. */
    ReadOnlyObjectProperty<Optional<FixInput>> inputProperty() {
        return input.getReadOnlyProperty();
    }

    /** Returns what is known of what would come of it. */
    public ReadOnlyObjectProperty<FixAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Returns what is wrong first in the text that is edited, as far as the editor sees it. */
    ReadOnlyObjectProperty<Optional<TextProblem>> flawProperty() {
        return flaw.getReadOnlyProperty();
    }

    /** Returns the terms. */
    ReadOnlyObjectProperty<WizardTerms> termsProperty() {
        return terms.getReadOnlyProperty();
    }

    /** Returns why the fix could not be sent. */
    public ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Returns whether the fix may be sent now. */
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Returns whether it is being sent. */
    public ReadOnlyBooleanProperty fixingProperty() {
        return fixing.getReadOnlyProperty();
    }
}
