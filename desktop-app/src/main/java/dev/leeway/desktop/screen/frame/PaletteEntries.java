package dev.leeway.desktop.screen.frame;

import java.util.Optional;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.DeepLink;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;

/** Everything that can be chosen in the palette: pages, places of late, actions, what there is. */
final class PaletteEntries {
    /** So many objects of each application that differ are offered by name. */
    private static final int OBJECTS = 20;

    /**
     * Something that can be chosen.
     *
     * @param icon its icon
     * @param words what is searched and shown
     * @param kind what it is
     * @param named whether its words are the name of something
     * @param weight how much it is preferred over others that fit alike
     * @param action what choosing it does
     */
    record Entry(
            Feather icon, String words, String kind, boolean named, int weight, Runnable action) {}

    private static final int PAGE = 300;
    private static final int RECENT = 250;
    private static final int COMMAND = 200;
    private static final int THING = 150;
    private static final int DETAIL = 0;

    private final Desk desk;
    private final Frame frame;
    private final Text text;
    private final AppState state;
    private final List<Entry> entries = new ArrayList<>();

    private PaletteEntries(Desk desk, Frame frame) {
        this.desk = desk;
        this.frame = frame;
        this.text = desk.text();
        this.state = desk.store().state();
    }

    static List<Entry> of(Desk desk, Frame frame) {
        PaletteEntries all = new PaletteEntries(desk, frame);
        all.pages();
        all.recent();
        all.commands();
        all.applications();
        all.places();
        return List.copyOf(all.entries);
    }

    private void add(Feather icon, String words, String kind, int weight, Runnable action) {
        boolean named = !kind.equals("palette.action") && !kind.equals("palette.page");
        entries.add(new Entry(icon, words, text.text(kind), named, weight, action));
    }

    private void page(Feather icon, String key, Route route) {
        add(icon, text.text(key), "palette.page", PAGE, () -> desk.goTo(route));
    }

    private void pages() {
        page(Feather.ACTIVITY, "overview.title", new Route.Overview());
        page(Feather.BOX, "applications.title", new Route.Applications());
        page(Feather.GIT_BRANCH, "repositories.title", new Route.Repositories());
        page(Feather.SERVER, "clusters.title", new Route.Clusters());
        page(Feather.ANCHOR, "bypasses.title", new Route.Bypasses());
        page(Feather.CLOCK, "activity.title", new Route.Activity());
        page(Feather.BAR_CHART_2, "insights.title", new Route.Insights());
        page(Feather.SETTINGS, "settings.title", new Route.Settings());
        page(Feather.FOLDER, "welcome.title", new Route.Welcome());
    }

    /** The applications that were shown of late, newest first. */
    private void recent() {
        state.navigation().back().reversed().stream()
                .filter(
                        route ->
                                route instanceof Route.Application
                                        || route instanceof Route.PlanAndSync)
                .distinct()
                .limit(8)
                .forEach(
                        route ->
                                add(
                                        Feather.CORNER_UP_LEFT,
                                        DeepLink.of(route).replaceFirst("^leeway://", ""),
                                        "palette.recent",
                                        RECENT,
                                        () -> desk.goTo(route)));
    }

    private void commands() {
        command(Feather.REFRESH_CW, "action.compare-all", desk.commands()::compareAll);
        command(Feather.DOWNLOAD, "action.fetch", desk.commands()::fetch);
        command(
                state.preferences().dark() ? Feather.SUN : Feather.MOON,
                "top.theme",
                () -> desk.prefer(known -> known.with(known.otherAppearance())));
        command(
                Feather.CHEVRONS_RIGHT,
                state.preferences().wideRail() ? "rail.narrow" : "rail.widen",
                () -> desk.prefer(known -> known.withWideRail(!known.wideRail())));
        command(
                Feather.LINK,
                "keys.copy-link.does",
                () -> desk.commands().copy(DeepLink.of(frame.place())));
        command(Feather.LIST, "tasks.title", frame::openTasks);
        command(Feather.BELL, "top.notices", frame::openNotices);
        command(Feather.HELP_CIRCLE, "keys.title", frame::openCheatSheet);
        command(
                Feather.ARROW_LEFT,
                "top.back",
                () -> desk.store().dispatch(new AppEvent.WentBack()));
        command(
                Feather.ARROW_RIGHT,
                "top.forward",
                () -> desk.store().dispatch(new AppEvent.WentForward()));
    }

    private void command(Feather icon, String key, Runnable action) {
        add(icon, text.text(key), "palette.action", COMMAND, action);
    }

    private void applications() {
        state.applications().forEach(this::application);
    }

    private void application(ApplicationState app) {
        String name = app.name();
        add(
                Feather.BOX,
                name,
                "palette.application",
                THING,
                () -> desk.goTo(new Route.Application(name, Route.Tab.RESOURCES)));
        detail(
                Feather.COLUMNS,
                text.text("palette.drift-of", name),
                () -> desk.goTo(new Route.Application(name, Route.Tab.DRIFT)));
        detail(
                Feather.REFRESH_CW,
                text.text("palette.compare", name),
                () -> desk.commands().compare(name));
        detail(
                Feather.PLAY,
                text.text("palette.plan", name),
                () -> desk.goTo(new Route.PlanAndSync(name)));
        detail(
                Feather.ANCHOR,
                text.text("bypasses.palette", name),
                () -> desk.goTo(new Route.BypassWizard(name, Optional.empty())));
        detail(
                Feather.CLOCK,
                text.text("palette.history-of", name),
                () -> desk.goTo(new Route.Application(name, Route.Tab.HISTORY)));
        if (app.isSyncing()) {
            detail(
                    Feather.X_CIRCLE,
                    text.text("palette.cancel", name),
                    () -> desk.commands().cancelSync(name));
        }
        app.findings()
                .latest()
                .ifPresent(
                        found ->
                                found.objects().stream()
                                        .filter(object -> object.condition().isDifference())
                                        .limit(OBJECTS)
                                        .forEach(object -> object(name, object)));
    }

    private void object(String application, ObjectState object) {
        add(
                Feather.TRIANGLE,
                object.key().kind() + " " + Looks.name(object.key()) + "   " + application,
                "palette.object",
                DETAIL,
                () -> desk.goTo(new Route.Application(application, Route.Tab.DRIFT)));
    }

    private void detail(Feather icon, String words, Runnable action) {
        add(icon, words, "palette.action", DETAIL, action);
    }

    private void places() {
        state.repositories()
                .forEach(
                        one ->
                                add(
                                        Feather.GIT_BRANCH,
                                        one.name(),
                                        "palette.repository",
                                        THING,
                                        () -> desk.goTo(new Route.Repositories())));
        state.clusters()
                .forEach(
                        one ->
                                add(
                                        Feather.SERVER,
                                        one.name(),
                                        "palette.cluster",
                                        THING,
                                        () -> desk.goTo(new Route.Clusters())));
    }
}
