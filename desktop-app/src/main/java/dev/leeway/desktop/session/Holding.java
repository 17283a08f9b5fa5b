package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.HoldDesk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Undo;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunRequest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The holds of an open workspace's applications. Safe for several threads. */
final class Holding implements HoldDesk {
    private final Surroundings here;
    private final Comparing comparing;
    private final String operator;

    Holding(Surroundings here, Comparing comparing, String operator) {
        this.here = here;
        this.comparing = comparing;
        this.operator = operator;
    }

    @Override
    public String operator() {
        return operator;
    }

    @Override
    public List<HoldMark> place(String application, Wish wish)
            throws RunException, InterruptedException {
        Instant now = here.now();
        HoldMark hold =
                new HoldMark(
                        UUID.randomUUID().toString(),
                        wish.object()
                                .<HoldScope>map(HoldScope.OneObject::new)
                                .orElse(new HoldScope.WholeApplication()),
                        wish.owner(),
                        wish.reason(),
                        now,
                        wish.length().map(now::plus),
                        Optional.empty());
        List<HoldMark> standing = here.open().engine().deploys().hold(application, hold);
        known(application, standing);
        here.notice(
                new Trouble(
                        here.text().text("notice.held", application),
                        new HoldWords(here.text()).held(hold),
                        ""),
                place(application),
                new Undo.ReleaseHold(application, hold.id()));
        return standing;
    }

    @Override
    public List<HoldMark> release(String application, String hold)
            throws RunException, InterruptedException {
        List<HoldMark> standing =
                here.open().engine().deploys().release(application, hold, operator);
        known(application, standing);
        here.notice(
                false,
                new Trouble(
                        here.text().text("notice.released", application, standing.size()),
                        here.text().text("notice.released-next"),
                        ""),
                place(application));
        return standing;
    }

    private void known(String application, List<HoldMark> standing) {
        here.tell(new AppEvent.HoldsKnown(application, standing));
        comparing.compare(application, RunRequest.USUAL.fromMirror());
    }

    void undo(Undo.ReleaseHold undo) {
        here.work()
                .start(
                        "release a hold of " + undo.application(),
                        () -> release(undo.application(), undo.hold()),
                        failed ->
                                here.notice(
                                        true,
                                        here.trouble(undo.application(), failed),
                                        place(undo.application())));
    }

    private static Route place(String application) {
        return new Route.Application(application, Route.Tab.RESOURCES);
    }
}
