package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.reading.HoldDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunException;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.Optional;

/** A hold that is being written down: what it covers, who stands for it, why and until when. */
public final class HoldModel {
    private final Desk desk;
    private final String application;
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<ResourceKey> object = Optional.empty();
    private String owner = "";
    private String reason = "";
    private Optional<Duration> length = Optional.empty();

    /** Makes the model of a hold of an application. */
    public HoldModel(Desk desk, String application) {
        this.desk = desk;
        this.application = application;
    }

    /** Returns who would be named as the owner when nobody else is. */
    public String operator() {
        return desk.readings().holds().map(HoldDesk::operator).orElse("");
    }

    /** Takes the object to hold; empty for the whole application. */
    public void object(Optional<ResourceKey> key) {
        object = key;
    }

    /** Takes who stands for it. */
    public void owner(String text) {
        owner = text.strip();
        decide();
    }

    /** Takes why. */
    public void reason(String text) {
        reason = text.strip();
        decide();
    }

    /** Takes how long it is meant to stand. */
    public void length(Optional<Duration> chosen) {
        length = chosen;
    }

    private void decide() {
        complete.set(!owner.isEmpty() && !reason.isEmpty());
    }

    /** Places the hold; {@code placed} is called when it stands. */
    public void place(Runnable placed) {
        HoldDesk.Wish wish = new HoldDesk.Wish(object, owner, reason, length);
        if (complete.get()) {
            act("hold", holds -> holds.place(application, wish), placed);
        }
    }

    /** Releases a hold. */
    public void release(String id) {
        act("release", holds -> holds.release(application, id), () -> {});
    }

    /** Something done to holds. */
    private interface Act {
        void on(HoldDesk holds) throws RunException, InterruptedException;
    }

    private void act(String what, Act act, Runnable then) {
        Optional<HoldDesk> holds = desk.readings().holds();
        if (holds.isEmpty() || busy.get()) {
            return;
        }
        busy.set(true);
        trouble.set(Optional.empty());
        desk.work()
                .start(
                        what + " " + application,
                        () -> {
                            act.on(holds.get());
                            desk.ui()
                                    .run(
                                            () -> {
                                                busy.set(false);
                                                then.run();
                                            });
                        },
                        failed -> desk.ui().run(() -> failed(failed)));
    }

    private void failed(Exception failed) {
        busy.set(false);
        trouble.set(
                Optional.of(
                        new Trouble(
                                desk.text().text("hold.failed", application),
                                new EngineWords(desk.text()).why(failed),
                                failed instanceof RunException run
                                        ? new EngineWords(desk.text()).next(run)
                                        : "")));
    }

    /** Returns whether a hold can be placed: it has an owner and a reason. */
    public ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    /** Returns whether something is being done. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Returns why the last thing asked for was not done. */
    public ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }
}
