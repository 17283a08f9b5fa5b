package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.BesideOrBelow;
import dev.leeway.desktop.control.FactLine;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Delivery;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.OwnershipWords;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The top of an application: its states, what can be done with it, and what stands in the way. */
final class ApplicationHeader extends VBox {
    /** So many of its facts are names, from the first on: where it goes and where it comes from. */
    private static final int NAMES = 2;

    private static final int OWNERS_NAMED = 12;

    private static final Mark FAILED = new Mark("state-failing", Feather.ALERT_OCTAGON, "");

    private final Desk desk;
    private final Looks looks;
    private final String name;
    private final Runnable reviewAdded;
    private final HBox badges = new HBox();
    private StatusBadge health = new StatusBadge();
    private final FactLine facts = new FactLine(badges);
    private final VBox banners = new VBox();
    private final Button compare;
    private final Button sync;
    private final ToggleButton hold;
    private final MenuButton more;
    private final HoldPane holdPane;
    private final LeaseBanners leases;
    private final BannerFold bands;
    private boolean formBelow;
    private boolean wanted;
    private boolean onAdded;

    /**
     * Makes the header.
     *
     * @param tabs the sides
     * @param fix opens a fix of what is looked at
     * @param reviewAdded opens what somebody added beside Git
     */
    ApplicationHeader(
            Desk desk, String name, List<? extends Node> tabs, Runnable fix, Runnable reviewAdded) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        this.name = name;
        this.reviewAdded = reviewAdded;
        this.holdPane = new HoldPane(desk, new HoldModel(desk, name), this::closeHold);
        this.compare =
                Buttons.of(
                        Feather.REFRESH_CW,
                        desk.text().text("action.compare"),
                        () -> desk.commands().compare(name));
        compare.setTooltip(new Tooltip(desk.text().text("application.compare-hint")));
        this.sync =
                Buttons.primary(
                        Feather.PLAY,
                        desk.text().text("action.plan"),
                        () -> desk.goTo(new Route.PlanAndSync(name)));
        sync.setTooltip(new Tooltip(desk.text().text("application.plan-hint")));
        this.hold = new ToggleButton(desk.text().text("hold.button"), Icons.of(Feather.ANCHOR));
        hold.setTooltip(new Tooltip(desk.text().text("hold.button-hint")));
        hold.getStyleClass().add("hold-toggle");
        hold.setMinWidth(Region.USE_PREF_SIZE);
        hold.setOnAction(event -> showHold(hold.isSelected()));
        this.more = more();
        Button back =
                Buttons.of(
                        Feather.ROTATE_CCW,
                        desk.text().text("application.roll-back"),
                        () -> desk.goTo(new Route.Application(name, Route.Tab.HISTORY)));
        back.setTooltip(new Tooltip(desk.text().text("application.roll-back-hint")));
        Button bypass = Buttons.of(Feather.ZAP, desk.text().text("bypasses.open-wizard"), fix);
        bypass.setTooltip(new Tooltip(desk.text().text("bypasses.open-wizard-hint")));
        Label title = new Label(name);
        title.getStyleClass().addAll("page-title", "mono-title");
        title.setMinWidth(80);
        title.setTooltip(new Tooltip(name));
        badges.getStyleClass().add("badges");
        badges.setAlignment(Pos.CENTER_LEFT);
        badges.setMinWidth(Region.USE_PREF_SIZE);
        HBox actions = new HBox(compare, back, bypass, hold, more, sync);
        actions.getStyleClass().addAll("page-line", "application-line");
        actions.setAlignment(Pos.CENTER_LEFT);
        // A long name is whole: what can be done gives way and stands below it.
        BesideOrBelow line = new BesideOrBelow(title, actions);
        line.getStyleClass().add("page-line");
        HBox side = new HBox();
        side.getChildren().addAll(tabs);
        side.getStyleClass().add("side-tabs");
        banners.getStyleClass().add("banners");
        leases = new LeaseBanners(desk, name);
        bands = new BannerFold(desk, leases, banners);
        getChildren().addAll(line, facts, side, holdPane, bands);
        getStyleClass().addAll("page-header", "with-tabs");
        showHold(false);
    }

    private MenuButton more() {
        MenuButton button =
                new MenuButton(
                        desk.text().text("application.more"), Icons.of(Feather.MORE_HORIZONTAL));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(button.getText());
        button.getItems()
                .setAll(
                        item("action.fetch", () -> desk.commands().fetch()),
                        item("application.copy-name", () -> desk.commands().copy(name)),
                        item(
                                "application.manifests",
                                () -> desk.goTo(new Route.Application(name, Route.Tab.MANIFESTS))));
        return button;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(desk.text().text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Takes over what changed in the state: leases that stand in the way. */
    void update(AppState state) {
        leases.update(state);
    }

    /** Opens the form for holds, or closes it. */
    void toggleHold() {
        showHold(!hold.isSelected());
    }

    /** Gives way while a form is open below whose own button is what people came for. */
    void giveWay(boolean form) {
        formBelow = form;
        showPrimary();
    }

    /**
     * Leaves the height to what stands below.
     *
     * @param scarce whether the banners are one line
     * @param low whether the facts are one line too
     */
    void spare(boolean scarce, boolean low) {
        bands.setScarce(scarce);
        facts.setOneLine(low);
    }

    /**
     * Leaves out the way to what was added while it stands below.
     *
     * @return whether that changes what is shown
     */
    boolean standOnAdded(boolean added) {
        boolean changes = onAdded != added;
        onAdded = added;
        return changes;
    }

    private void showPrimary() {
        Buttons.setPrimary(sync, !formBelow && !hold.isSelected() && wanted);
    }

    private void closeHold() {
        showHold(false);
    }

    private void showHold(boolean open) {
        hold.setSelected(open);
        holdPane.setVisible(open);
        holdPane.setManaged(open);
        showPrimary();
        if (open) {
            holdPane.open();
        }
    }

    /** Shows the application's states, and what stands in its way. */
    void show(ApplicationState app, AppState state) {
        health = StatusBadge.tinted(looks.health(app, state.now()));
        badges.getChildren().setAll(StatusBadge.tinted(looks.of(app)), health);
        if (app.guarded()) {
            badge(new Mark("state-quiet", Feather.LOCK, desk.text().text("cluster.protected")));
        }
        if (app.practice() && !state.workspace().practice()) {
            Label practice =
                    new Label(desk.text().text("cluster.practice"), Icons.of(Feather.LIFE_BUOY));
            practice.getStyleClass().add("practice-tag");
            practice.setMinWidth(Region.USE_PREF_SIZE);
            badges.getChildren().add(practice);
        }
        showOwners(app);
        compare.setDisable(app.findings().isLoading());
        sync.setDisable(app.findings().latest().isEmpty() && !app.isSyncing());
        sync.setText(desk.text().text(app.isSyncing() ? "action.watch-sync" : "action.plan"));
        holdPane.show(app);
        banners.getChildren().clear();
        app.holds().forEach(mark -> addHold(mark, state));
        wanted = wantsSync(app);
        app.past().ifPresent(past -> unseen(app, past, state));
        showPrimary();
        app.findings()
                .latest()
                .ifPresent(
                        found -> {
                            found.remarks()
                                    .forEach(one -> trouble("state-missing", Feather.INFO, one));
                            AddedWords.of(found, desk.text())
                                    .filter(remark -> !onAdded)
                                    .ifPresent(this::added);
                            found.problems()
                                    .forEach(
                                            one ->
                                                    trouble(
                                                            "state-failing",
                                                            Feather.FILE_TEXT,
                                                            one));
                        });
    }

    /** Says why nobody sees how it is now, and of when that is what is shown. */
    private void unseen(ApplicationState app, Findings past, AppState state) {
        Mark mark = app.sight().isHidden() ? looks.of(Condition.UNREACHABLE) : FAILED;
        String then = desk.text().text("application.past", desk.text().moment(past.at()));
        if (app.findings() instanceof Loadable.Failed<Findings> failed) {
            Trouble why = failed.trouble();
            trouble(mark.styleClass(), mark.shape(), why, List.of(then), again(app));
        } else if (app.sight().silent()) {
            String said =
                    state.clusters().find(app.cluster()).map(ClusterState::message).orElse("");
            trouble(
                    mark.styleClass(),
                    mark.shape(),
                    new Trouble(desk.text().text("application.silent", app.cluster()), said, then),
                    List.of(),
                    again(app));
        }
    }

    /** A sync is what people came for where it is under way, or has something that it may write. */
    private static boolean wantsSync(ApplicationState app) {
        boolean held =
                app.holds().stream()
                        .anyMatch(hold -> hold.scope() instanceof HoldScope.WholeApplication);
        return app.isSyncing() || (app.sight().isClear() && app.tally().differences() > 0 && !held);
    }

    /** Of what nobody sees, looking again is what people came for. */
    private Button again(ApplicationState app) {
        Button again =
                Buttons.of(
                        Feather.REFRESH_CW,
                        desk.text().text("history.again"),
                        () -> desk.commands().compare(name));
        again.setDisable(app.findings().isLoading());
        boolean first = app.sight().isHidden() && !app.isSyncing();
        Buttons.setPrimary(again, first && !formBelow && !hold.isSelected());
        return again;
    }

    private void badge(Mark mark) {
        badges.getChildren().add(StatusBadge.tinted(mark));
    }

    /** A hold says itself who placed it, why and until when; past its end it is overdue. */
    private void addHold(HoldMark mark, AppState state) {
        boolean overdue = mark.overdue(state.now());
        Button release =
                Buttons.of(
                        Feather.UNLOCK,
                        desk.text().text("hold.release"),
                        () -> holdPane.release(mark));
        release.setTooltip(new Tooltip(desk.text().text("hold.release-hint")));
        HoldWords words = new HoldWords(desk.text());
        banner(
                overdue ? "state-missing" : "state-held",
                Feather.ANCHOR,
                desk.text().text(overdue ? "hold.overdue" : "hold.stands", words.what(mark)),
                List.of(words.who(mark), words.why(mark)),
                release);
    }

    private void added(Trouble remark) {
        Button review = Buttons.of(Feather.EYE, desk.text().text("added.review"), reviewAdded);
        review.setTooltip(new Tooltip(desk.text().text("added.review-hint")));
        review.setMinWidth(Region.USE_PREF_SIZE);
        banner(
                "state-extra",
                Feather.PLUS_CIRCLE,
                remark.what(),
                List.of(remark.why(), remark.next()),
                review);
    }

    private void trouble(String style, Feather shape, Trouble trouble) {
        trouble(style, shape, trouble, List.of());
    }

    private void trouble(
            String style, Feather shape, Trouble trouble, List<String> more, Button... first) {
        List<Node> ways = new ArrayList<>(List.of(first));
        TroubleBlank.file(desk, trouble).ifPresent(ways::add);
        ways.add(
                Buttons.icon(
                        Feather.COPY,
                        desk.text().text("action.copy-details"),
                        () -> desk.commands().copy(trouble.details())));
        banner(
                style,
                shape,
                trouble.what(),
                Stream.concat(Stream.of(trouble.why(), trouble.next()), more.stream()).toList(),
                ways.toArray(Node[]::new));
    }

    private void banner(
            String style, Feather shape, String words, List<String> sentences, Node... actions) {
        banners.getChildren().add(new Banner(new Mark(style, shape, words), sentences, actions));
    }

    /** One badge for all objects that are not this application's own; its hint names them. */
    private void showOwners(ApplicationState app) {
        List<ObjectState> others =
                app.findings().latest().map(Findings::objects).orElse(List.of()).stream()
                        .filter(object -> object.notOurs().isPresent())
                        .toList();
        if (others.isEmpty()) {
            return;
        }
        Node badge =
                StatusBadge.tinted(
                        new Mark(
                                "state-held",
                                Feather.USERS,
                                desk.text().text("application.not-ours", others.size())));
        OwnershipWords whose = new OwnershipWords(desk.text());
        Tooltip.install(
                badge,
                new Tooltip(
                        others.stream()
                                .limit(OWNERS_NAMED)
                                .map(
                                        object ->
                                                object.key().kind()
                                                        + " "
                                                        + Looks.name(object.key())
                                                        + ": "
                                                        + whose.sentence(
                                                                object.notOurs().orElseThrow()))
                                .collect(Collectors.joining("\n"))));
        badges.getChildren().add(badge);
    }

    private String synced(Delivery.LastSync sync, AppState state) {
        return desk.text()
                .text(
                        sync.outcome().isWell()
                                ? "application.synced"
                                : "application.synced-undone",
                        desk.text().age(sync.at(), state.now()),
                        sync.who());
    }

    /** Shows what changes with time alone. */
    void showFacts(ApplicationState app, AppState state) {
        health.show(looks.health(app, state.now()));
        List<String> words = new ArrayList<>();
        words.add(app.cluster() + " / " + app.namespace());
        words.add(app.repository() + " " + app.path());
        Optional<Findings> findings = app.findings().latest();
        findings.map(Findings::revision)
                .map(revision -> revision.shortCommit() + " " + revision.subject())
                .ifPresent(words::add);
        app.delivery().last().map(sync -> synced(sync, state)).ifPresent(words::add);
        findings.map(found -> desk.text().age(found.at(), state.now()))
                .map(age -> desk.text().text("application.as-of", age))
                .ifPresent(words::add);
        switch (app.automation()) {
            case NONE -> {}
            case COMMITS -> words.add(desk.text().text("application.automated"));
            case COMMITS_AND_DRIFT -> words.add(desk.text().text("application.self-heals"));
        }
        facts.show(
                words.stream().map(Visible::of).toList(),
                NAMES,
                Visible.lines(String.join("\n", words)));
    }
}
