package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.Hints;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState.Connection;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.KeyedList;
import dev.leeway.desktop.state.Route;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The places of the window, at its left edge: icons, or icons with words. */
final class Rail extends VBox {
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");

    private record Place(Route route, Button button, Label badge, String words, String hint) {}

    private final Desk desk;
    private final List<Place> places = new ArrayList<>();
    private final Button widen;
    private @Nullable KeyedList<ApplicationState> counted;
    private int waiting;

    Rail(Desk desk) {
        this.desk = desk;
        getStyleClass().add("rail");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        widen = new Button("", Icons.of(Feather.CHEVRONS_RIGHT));
        widen.getStyleClass().add("rail-button");
        widen.setOnAction(event -> toggle());
        getChildren()
                .addAll(
                        place(new Route.Overview(), Feather.ACTIVITY, "overview.title", "O"),
                        place(new Route.Applications(), Feather.BOX, "applications.title", "A"),
                        place(
                                new Route.Repositories(),
                                Feather.GIT_BRANCH,
                                "repositories.title",
                                "R"),
                        place(new Route.Clusters(), Feather.SERVER, "clusters.title", "C"),
                        place(new Route.Bypasses(), Feather.ANCHOR, "bypasses.title", "B"),
                        place(new Route.Activity(), Feather.CLOCK, "activity.title", "T"),
                        place(new Route.Insights(), Feather.BAR_CHART_2, "insights.title", "I"),
                        gap,
                        place(new Route.Settings(), Feather.SETTINGS, "settings.title", "S"),
                        widen);
    }

    void update(AppState state) {
        boolean wide = state.preferences().wideRail();
        setMinWidth(wide ? 180 : 52);
        setPrefWidth(wide ? 180 : 52);
        setMaxWidth(wide ? 180 : 52);
        String verb = desk.text().text(wide ? "rail.narrow" : "rail.widen");
        Icons.show(widen, wide ? Feather.CHEVRONS_LEFT : Feather.CHEVRONS_RIGHT);
        dress(widen, wide, verb, verb);
        if (!Identity.same(counted, state.applications())) {
            counted = state.applications();
            waiting = waiting(state.applications());
        }
        int silent =
                (int)
                        state.clusters().toList().stream()
                                .filter(one -> one.connection() == Connection.UNREACHABLE)
                                .count();
        int leases = state.leases().open().size();
        boolean alarm =
                state.leases().open().stream().anyMatch(one -> one.view(state.now()).alarm());
        for (Place place : places) {
            dress(place.button, wide, place.words, place.hint);
            place.button.pseudoClassStateChanged(
                    HERE,
                    place.route.getClass() == parent(state.navigation().current()).getClass());
            int count =
                    place.route instanceof Route.Overview
                            ? waiting + silent
                            : place.route instanceof Route.Bypasses ? leases : 0;
            place.badge.setVisible(count > 0);
            place.badge.setText(count > 99 ? "99+" : Integer.toString(count));
            place.badge.pseudoClassStateChanged(
                    GRAVE, place.route instanceof Route.Bypasses && alarm);
        }
    }

    /** What stands behind a silent cluster is one thing that waits: the cluster. */
    private static int waiting(KeyedList<ApplicationState> applications) {
        int[] waiting = {0};
        applications.forEach(
                app -> waiting[0] += app.needsAttention() && !app.isBehindSilence() ? 1 : 0);
        return waiting[0];
    }

    /** The place in the rail to which a page belongs. */
    private static Route parent(Route route) {
        return switch (route) {
            case Route.Overview overview -> overview;
            case Route.Applications applications -> applications;
            case Route.Application application -> new Route.Applications();
            case Route.PlanAndSync plan -> new Route.Applications();
            case Route.Repositories repositories -> new Route.Repositories();
            case Route.Clusters clusters -> new Route.Clusters();
            case Route.Bypasses bypasses -> bypasses;
            case Route.Bypass bypass -> new Route.Bypasses();
            case Route.BypassWizard wizard -> new Route.Bypasses();
            case Route.Activity activity -> activity;
            case Route.Insights insights -> insights;
            case Route.Welcome welcome -> welcome;
            case Route.Settings settings -> settings;
        };
    }

    private StackPane place(Route route, Feather icon, String key, String letter) {
        String words = desk.text().text(key);
        Button button = new Button(words, Icons.of(icon));
        button.getStyleClass().add("rail-button");
        button.setOnAction(event -> desk.goTo(route));
        Label badge = new Label();
        badge.getStyleClass().add("rail-badge");
        badge.setMouseTransparent(true);
        badge.setVisible(false);
        StackPane holder = new StackPane(button, badge);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        places.add(
                new Place(
                        route, button, badge, words, desk.text().text("rail.hint", words, letter)));
        return holder;
    }

    private static void dress(Button button, boolean wide, String words, String hint) {
        button.setMaxWidth(Double.MAX_VALUE);
        button.setText(words);
        button.setContentDisplay(wide ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
        button.setAlignment(wide ? Pos.CENTER_LEFT : Pos.CENTER);
        button.setAccessibleText(words);
        Hints.show(button, hint);
    }

    private void toggle() {
        desk.prefer(known -> known.withWideRail(!known.wideRail()));
    }
}
