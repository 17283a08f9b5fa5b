package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.LeasesState;
import dev.leeway.desktop.state.MarkedObject;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/**
 * Which objects of an application are left alone by reconciling, and by whose word. Pure.
 *
 * @param text the words
 * @param own this Leeway's open leases of the application
 * @param foreign the marks of colleagues' leases on its objects
 * @param holds its holds
 * @param now the moment that overdue ones are told by
 */
record HeldObjects(
        Text text,
        List<LeaseState> own,
        List<MarkedObject> foreign,
        List<HoldMark> holds,
        Instant now) {
    /** Returns those of an application. */
    static HeldObjects of(Text text, ApplicationState app, LeasesState leases, Instant now) {
        return new HeldObjects(
                text, leases.of(app.name()), leases.foreign(app.name()), app.holds(), now);
    }

    /** Returns what holds an object: a bypass before a hold; empty when nothing does. */
    Optional<Mark> of(ResourceKey object) {
        return leased(object).or(() -> marked(object)).or(() -> held(object));
    }

    private Optional<Mark> leased(ResourceKey object) {
        return own.stream()
                .filter(lease -> lease.lease().bypass().objects().contains(object))
                .findFirst()
                .map(lease -> mark(lease.view(now).alarm(), words(lease)));
    }

    private String words(LeaseState lease) {
        return text.text(
                "bypasses.leased",
                lease.lease().bypass().owner(),
                text.moment(lease.lease().bypass().end()));
    }

    private Optional<Mark> marked(ResourceKey object) {
        return foreign.stream()
                .filter(marked -> marked.object().equals(object))
                .findFirst()
                .map(marked -> mark(marked.overdue(now), words(marked)));
    }

    private String words(MarkedObject marked) {
        return text.text(
                "bypasses.leased",
                new EngineWords(text).words(marked.mark().saidOwner()),
                text.moment(marked.mark().end()));
    }

    private Optional<Mark> held(ResourceKey object) {
        return holds.stream()
                .filter(hold -> hold.scope().touches(object))
                .min(Comparator.comparing(hold -> !hold.overdue(now)))
                .map(hold -> mark(hold.overdue(now), words(hold)));
    }

    private String words(HoldMark hold) {
        HoldWords words = new HoldWords(text);
        return text.text("hold.stands", words.what(hold)) + "\n" + words.who(hold);
    }

    private static Mark mark(boolean grave, String words) {
        return new Mark(grave ? "state-missing" : "state-held", Feather.ANCHOR, words);
    }
}
