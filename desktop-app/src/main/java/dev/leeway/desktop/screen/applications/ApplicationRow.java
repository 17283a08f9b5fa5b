package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
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

    ApplicationRow(ApplicationState application) {
        this.name = application.name();
        this.application = new ReadOnlyObjectWrapper<>(application);
        this.haystack = haystack(application);
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
