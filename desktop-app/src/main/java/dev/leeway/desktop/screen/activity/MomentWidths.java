package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.reading.Moment;
import java.util.List;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * How many letters the longest words of the moments have that stand below each other. What they
 * need no room for, what happened gets. Belongs to the window's thread.
 */
final class MomentWidths {
    private final ReadOnlyIntegerWrapper where = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper object = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper who = new ReadOnlyIntegerWrapper();

    void measure(List<Moment> moments) {
        where.set(longest(moments, moment -> TimelineExport.where(moment).length()));
        object.set(longest(moments, moment -> briefly(moment).length()));
        who.set(longest(moments, moment -> moment.who().length()));
    }

    private static int longest(List<Moment> moments, ToIntFunction<Moment> letters) {
        return moments.stream().mapToInt(letters).max().orElse(0);
    }

    /** Returns where it happened, in little room: the object without its application. */
    static String briefly(Moment moment) {
        return moment.object().isEmpty() ? TimelineExport.where(moment) : moment.object();
    }

    /** Letters of the longest place. */
    ReadOnlyIntegerProperty whereProperty() {
        return where.getReadOnlyProperty();
    }

    /** Letters of the longest place in little room. */
    ReadOnlyIntegerProperty objectProperty() {
        return object.getReadOnlyProperty();
    }

    /** Letters of the longest name of who did it. */
    ReadOnlyIntegerProperty whoProperty() {
        return who.getReadOnlyProperty();
    }
}
