package dev.leeway.desktop.screen.settings;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Preferences;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What was changed on the settings page since it was opened, so that it can be taken back step by
 * step. Belongs to the window's thread.
 */
final class Changes {
    private final Desk desk;
    private final Deque<Change> made = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<Preferences.Setting>> newest =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private record Change(Preferences.Setting setting, Preferences before) {}

    Changes(Desk desk) {
        this.desk = desk;
    }

    /** Changes a setting; choosing what is chosen already changes nothing. */
    void make(Preferences.Setting setting, UnaryOperator<Preferences> change) {
        Preferences before = desk.store().state().preferences();
        desk.prefer(change);
        if (!desk.store().state().preferences().equals(before)) {
            made.push(new Change(setting, before));
            newest.set(Optional.of(setting));
        }
    }

    /** Puts the setting that was changed last back; what was changed elsewhere stays. */
    void takeBack() {
        if (made.isEmpty()) {
            return;
        }
        Change last = made.pop();
        newest.set(Optional.ofNullable(made.peek()).map(Change::setting));
        desk.prefer(known -> known.taking(last.setting(), last.before()));
    }

    /** Returns which setting was changed last; empty when all is as it was found. */
    ReadOnlyObjectProperty<Optional<Preferences.Setting>> newestProperty() {
        return newest.getReadOnlyProperty();
    }
}
