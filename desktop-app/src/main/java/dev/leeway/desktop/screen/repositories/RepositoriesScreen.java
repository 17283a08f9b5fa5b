package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.reading.RepositoryBrowsing.Described;
import dev.leeway.desktop.reading.RepositoryBrowsing.Holdings;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryPlace.View;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.RevisionTip;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** Branches, files, history and differences of the repositories. */
public final class RepositoriesScreen implements Screen {
    private static final String WITH_TABS = "with-tabs";

    private final Desk desk;
    private final BorderPane page = new BorderPane();
    private final RepositoriesModel model;
    private final FilesModel filesModel;
    private final CommitsModel commitsModel;
    private final CompareModel compareModel;
    private final RequestsModel requestsModel;
    private final RevisionList revisions;
    private final FilesPane files;
    private final CommitsPane commits;
    private final ComparePane compare;
    private final RequestsPane requests;
    private final Label revision = new Label();
    private final ToggleButton filesTab;
    private final ToggleButton commitsTab;
    private final ToggleButton compareTab;
    private final ToggleButton requestsTab;
    private final HBox tabs = new HBox();
    private final Button fetch;
    private final BorderPane main = new BorderPane();
    private final StackPane side = new StackPane();
    private final SplitPane split;
    private final RepositoryStanding standing;
    private final Watch watch;

    /** Makes the screen at a place; empty for where one begins. */
    public RepositoriesScreen(Desk desk, Optional<RepositoryPlace> place) {
        this.desk = desk;
        this.model = new RepositoriesModel(desk);
        this.filesModel = new FilesModel(desk, model);
        this.commitsModel = new CommitsModel(desk, model);
        this.compareModel = new CompareModel(desk, model);
        this.requestsModel = new RequestsModel(desk, model);
        this.standing = new RepositoryStanding(desk, model);
        this.revisions = new RevisionList(desk, model);
        this.files = new FilesPane(desk, model, filesModel);
        this.commits = new CommitsPane(desk, model, commitsModel);
        this.compare = new ComparePane(desk, model, compareModel);
        this.requests = new RequestsPane(desk, model, requestsModel);
        filesTab = tab("repositories.files", () -> go(new View.Files("", 0)));
        commitsTab = tab("repositories.commits", () -> go(new View.Commits("", "")));
        compareTab = tab("repositories.compare", this::goCompare);
        requestsTab = tab("repositories.requests", () -> go(new View.Requests()));
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(filesTab, commitsTab, compareTab, requestsTab);
        fetch =
                Buttons.of(
                        Feather.DOWNLOAD_CLOUD,
                        desk.text().text("repositories.fetch"),
                        desk.commands()::fetch);
        page.getStyleClass().addAll("screen", "repositories");
        page.setTop(header());
        main.setTop(new BorderPane());
        main.setCenter(side);
        revisions.setMinWidth(150);
        revisions.setMaxWidth(420);
        main.setMinWidth(420);
        split = new SplitPane(revisions, main);
        split.setDividerPositions(0.17);
        SplitPane.setResizableWithParent(revisions, false);
        model.placeProperty().addListener(observable -> showPlace());
        model.holdingsProperty().addListener(observable -> showPlace());
        model.repositoriesProperty().addListener(observable -> showPlace());
        model.remoteProperty().addListener(observable -> showBanner());
        model.arrivedProperty().addListener(observable -> showBanner());
        model.show(place);
        this.watch = new Watch(desk.store(), this::update);
        showPlace();
    }

    private PageHeader header() {
        revision.getStyleClass().addAll("facts", "repository-revision");
        revision.setMinWidth(0);
        PageHeader header = new PageHeader(desk.text().text("repositories.title"), revision, fetch);
        tabs.getChildren().setAll(filesTab, commitsTab, compareTab, requestsTab);
        tabs.setAlignment(Pos.CENTER_LEFT);
        tabs.getStyleClass().add("side-tabs");
        header.addLine(tabs);
        return header;
    }

    private ToggleButton tab(String key, Runnable action) {
        ToggleButton tab = new ToggleButton(desk.text().text(key));
        tab.getStyleClass().add("tab-button");
        tab.setMinWidth(Region.USE_PREF_SIZE);
        tab.setOnAction(
                event -> {
                    action.run();
                    showTabs();
                });
        return tab;
    }

    /** Goes to another place; the screen stays. */
    public void show(Optional<RepositoryPlace> place) {
        model.show(place);
    }

    private void go(View view) {
        model.go(view);
    }

    private void goCompare() {
        model.placeProperty()
                .get()
                .ifPresent(here -> go(new View.Compare(earlier(here), false, "")));
    }

    /** What a revision is compared with when nothing was chosen. */
    private String earlier(RepositoryPlace here) {
        String followed = model.described().map(Described::revision).orElse("");
        if (!here.revision().equals(followed)) {
            return followed;
        }
        return tip(here).map(tip -> tip.commit().parents()).orElse(List.of()).stream()
                .findFirst()
                .orElse("");
    }

    private Optional<RevisionTip> tip(RepositoryPlace here) {
        return model
                .holdingsProperty()
                .get()
                .latest()
                .map(Holdings::tips)
                .orElse(List.of())
                .stream()
                .filter(tip -> tip.revision().name().equals(here.revision()))
                .findFirst();
    }

    private void update(AppState state) {
        model.update(state);
        revisions.update(state);
    }

    private void showPlace() {
        Optional<RepositoryPlace> place = model.placeProperty().get();
        for (Node tool : List.of(fetch, tabs)) {
            tool.setVisible(place.isPresent());
            tool.setManaged(place.isPresent());
        }
        page.getTop().getStyleClass().remove(WITH_TABS);
        if (place.isPresent()) {
            page.getTop().getStyleClass().add(WITH_TABS);
        }
        showTabs();
        showBanner();
        if (place.isEmpty()) {
            revision.setText("");
            page.setCenter(standing.nowhere());
            return;
        }
        RepositoryPlace here = place.get();
        page.setCenter(split);
        showRevision(here);
        Optional<Node> missing = standing.missing();
        if (missing.isPresent()) {
            side.getChildren().setAll(missing.get());
            return;
        }
        switch (here.view()) {
            case View.Files view -> {
                side.getChildren().setAll(files);
                files.show(here, view);
            }
            case View.Commits view -> {
                side.getChildren().setAll(commits);
                commits.show(here, view);
            }
            case View.Compare view -> {
                side.getChildren().setAll(compare);
                compare.show(here, view);
            }
            case View.Requests _ -> {
                side.getChildren().setAll(requests);
                requests.show(here.repository());
            }
        }
    }

    private void showRevision(RepositoryPlace here) {
        String name = Visible.of(here.revision());
        String shown = name.matches("[0-9a-f]{40}") ? name.substring(0, 7) : name;
        revision.setText(
                tip(here)
                        .map(
                                tip ->
                                        shown
                                                + " \u00b7 "
                                                + tip.commit().id().substring(0, 7)
                                                + " \u00b7 "
                                                + Visible.of(tip.commit().subject()))
                        .orElse(shown));
        revision.setTooltip(new Tooltip(revision.getText()));
    }

    private void showTabs() {
        Optional<View> view = model.placeProperty().get().map(RepositoryPlace::view);
        filesTab.setSelected(view.filter(one -> one instanceof View.Files).isPresent());
        commitsTab.setSelected(view.filter(one -> one instanceof View.Commits).isPresent());
        compareTab.setSelected(view.filter(one -> one instanceof View.Compare).isPresent());
        requestsTab.setSelected(view.filter(one -> one instanceof View.Requests).isPresent());
    }

    private void showBanner() {
        main.setTop(standing.banner(this::showArrived).orElse(null));
    }

    private void showArrived() {
        model.takeArrivals();
        model.placeProperty()
                .get()
                .ifPresent(
                        here -> {
                            switch (here.view()) {
                                case View.Files _ -> filesModel.reload();
                                case View.Commits _ -> commitsModel.begin();
                                case View.Compare _ -> compareModel.reload();
                                case View.Requests _ -> requests.show(here.repository());
                            }
                        });
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        // What lies in a split pane comes into the scene with its skin, and takes no focus before.
        page.applyCss();
        page.layout();
        Optional<View> view = model.placeProperty().get().map(RepositoryPlace::view);
        if (view.isEmpty() || standing.missing().isPresent()) {
            revisions.focusList();
            return;
        }
        switch (view.get()) {
            case View.Files _ -> files.focusTree();
            case View.Commits _ -> commits.focusList();
            case View.Compare _ -> compare.focusList();
            case View.Requests _ -> requests.focusList();
        }
    }

    @Override
    public boolean focusFilter() {
        Optional<View> view = model.placeProperty().get().map(RepositoryPlace::view);
        if (view.isEmpty()) {
            return false;
        }
        switch (view.get()) {
            case View.Files _, View.Requests _ -> {
                go(new View.Commits("", ""));
                commits.focusSearch();
            }
            case View.Commits _ -> commits.focusSearch();
            case View.Compare _ -> compare.focusFrom();
        }
        return true;
    }

    @Override
    public boolean key(KeyCode code) {
        Optional<RepositoryPlace> place = model.placeProperty().get();
        if (place.isEmpty()) {
            return false;
        }
        switch (code) {
            case DIGIT1 -> go(new View.Files("", 0));
            case DIGIT2 -> go(new View.Commits("", ""));
            case DIGIT3 -> goCompare();
            case DIGIT4 -> go(new View.Requests());
            case R -> revisions.focusList();
            case J, K -> {
                int by = code == KeyCode.J ? 1 : -1;
                if (revisions.hasFocus()) {
                    revisions.move(by);
                    return true;
                }
                return inView(place.get().view(), code);
            }
            default -> {
                return inView(place.get().view(), code) || startCompare(place.get().view(), code);
            }
        }
        return true;
    }

    /** Begins a comparison; where one is shown already, chooses another revision. */
    private boolean startCompare(View view, KeyCode code) {
        if (code != KeyCode.C) {
            return false;
        }
        if (view instanceof View.Compare) {
            compare.focusFrom();
        } else {
            goCompare();
        }
        return true;
    }

    private boolean inView(View view, KeyCode code) {
        return switch (view) {
            case View.Files _ -> files.key(code);
            case View.Commits _ -> commits.key(code);
            case View.Compare _ -> compare.key(code);
            case View.Requests _ -> requests.key(code);
        };
    }

    @Override
    public void close() {
        watch.close();
        model.close();
        filesModel.close();
        commitsModel.close();
        compareModel.close();
        requestsModel.close();
    }
}
