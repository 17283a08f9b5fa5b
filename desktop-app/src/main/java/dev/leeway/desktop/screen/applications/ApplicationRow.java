package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Wellness;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One row of the table: stays the same object while its application changes, so that selection and
 * scroll stay.
 */
public final class ApplicationRow {
    private final String name;
    private final ReadOnlyObjectWrapper<ApplicationState> application;
    private String haystack;
    private Condition condition;
    private Wellness wellness;
    private int differences;

    ApplicationRow(ApplicationState application) {
        this.name = application.name();
        this.application = new ReadOnlyObjectWrapper<>(application);
        this.haystack = haystack(application);
        this.condition = application.condition();
        this.wellness = application.wellness();
        this.differences = application.tally().differences();
    }

    /** Returns the application's condition. Kept here, because sorting asks for it very often. */
    public Condition condition() {
        return condition;
    }

    /** Returns how well its objects are. */
    public Wellness wellness() {
        return wellness;
    }

    /** Returns how many of its objects differ. */
    public int differences() {
        return differences;
    }

    /** Returns the application's name, the row's key. */
    public String name() {
        return name;
    }

    /** Returns the application as it is now. */
    public ApplicationState get() {
        return application.get();
    }

    /** Returns the application for listening. */
    public ReadOnlyObjectProperty<ApplicationState> applicationProperty() {
        return application.getReadOnlyProperty();
    }

    void set(ApplicationState next) {
        if (!Identity.same(next, application.get())) {
            haystack = haystack(next);
            condition = next.condition();
            wellness = next.wellness();
            differences = next.tally().differences();
            application.set(next);
        }
    }

    /** Returns whether every word occurs somewhere in what the row shows. */
    boolean contains(String[] lowerCaseWords) {
        for (String word : lowerCaseWords) {
            if (!haystack.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String haystack(ApplicationState app) {
        return String.join(
                        "\n",
                        app.name(),
                        app.cluster(),
                        app.namespace(),
                        app.repository(),
                        app.path(),
                        app.findings()
                                .latest()
                                .map(Findings::revision)
                                .map(r -> r.shortCommit() + " " + r.subject())
                                .orElse(""))
                .toLowerCase(Locale.ROOT);
    }
}
