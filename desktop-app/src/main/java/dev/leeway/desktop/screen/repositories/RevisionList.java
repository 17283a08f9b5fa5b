package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.reading.RepositoryBrowsing.Described;
import dev.leeway.desktop.reading.RepositoryBrowsing.Holdings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryState;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.RevisionTip;

import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The repositories, and the branches and tags of the one that is looked at. */
final class RevisionList extends VBox {
    private static final int FIRST_SHOWN = 12;

    /** One row. */
    sealed interface Entry {
        /** A repository. */
        record Repository(Described described, boolean here, String freshness, boolean old)
                implements Entry {}

        /** A word above other rows. */
        record Heading(String word, int count) implements Entry {}

        /** A branch or tag. */
        record Tip(RevisionTip tip, Optional<Distance> distance, boolean followed)
                implements Entry {}

        /** The rows that are left out. */
        record Rest(NamedRevision.Kind kind, int count) implements Entry {}

        /** The open pull requests. */
        record Requests() implements Entry {}
    }

    private final Desk desk;
    private final RepositoriesModel model;
    private final TextField filter = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private boolean allBranches;
    private boolean allTags;

    RevisionList(Desk desk, RepositoriesModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("revision-list");
        filter.setPromptText(desk.text().text("repositories.filter"));
        filter.setAccessibleText(desk.text().text("repositories.filter"));
        filter.setText(desk.memory(model.memory()).filter());
        filter.textProperty()
                .addListener(
                        (observable, before, typed) -> {
                            desk.remember(model.memory(), memory -> memory.filteredBy(typed));
                            fill();
                        });
        filter.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                        list.requestFocus();
                        event.consume();
                    }
                });
        list.getStyleClass().addAll("revision-rows", "edge-to-edge");
        list.setAccessibleText(desk.text().text("repositories.revisions"));
        list.setCellFactory(view -> new RevisionCell(desk, model, list.widthProperty()));
        list.setOnMouseClicked(event -> openSelected());
        list.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        openSelected();
                        event.consume();
                    }
                });
        VBox.setVgrow(list, Priority.ALWAYS);
        HBox field = new HBox(filter);
        field.getStyleClass().add("revision-filter");
        HBox.setHgrow(filter, Priority.ALWAYS);
        getChildren().addAll(field, list);
        model.repositoriesProperty().addListener(observable -> fill());
        model.placeProperty().addListener(observable -> fill());
        model.holdingsProperty().addListener(observable -> fill());
        model.distancesProperty().addListener(observable -> fill());
        model.remoteProperty().addListener(observable -> fill());
        fill();
    }

    /** Takes over what changed in the state: ages grow. */
    void update(AppState state) {
        fill();
    }

    void focusList() {
        list.requestFocus();
    }

    boolean hasFocus() {
        return list.isFocused();
    }

    void move(int by) {
        Lists.move(list, by);
    }

    private void openSelected() {
        Entry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        switch (chosen) {
            case Entry.Repository repository ->
                    model.go(RepositoriesModel.beginning(repository.described()));
            case Entry.Tip(RevisionTip tip, Optional<Distance> _, boolean _) -> go(tip.revision());
            case Entry.Rest rest -> {
                if (rest.kind() == NamedRevision.Kind.BRANCH) {
                    allBranches = true;
                } else {
                    allTags = true;
                }
                fill();
            }
            case Entry.Requests _ -> model.go(new RepositoryPlace.View.Requests());
            case Entry.Heading _ -> {}
        }
    }

    /** The same side at another revision; a file that is open there stays open. */
    private void go(NamedRevision revision) {
        model.placeProperty()
                .get()
                .ifPresent(
                        here ->
                                model.go(
                                        here.at(
                                                revision.name(),
                                                switch (here.view()) {
                                                    case RepositoryPlace.View.Files(
                                                                    String path,
                                                                    int _) ->
                                                            new RepositoryPlace.View.Files(path, 0);
                                                    case RepositoryPlace.View.Commits(
                                                                    String _,
                                                                    String search) ->
                                                            new RepositoryPlace.View.Commits(
                                                                    "", search);
                                                    case RepositoryPlace.View.Compare compare ->
                                                            compare;
                                                    case RepositoryPlace.View.Requests _ ->
                                                            new RepositoryPlace.View.Files("", 0);
                                                })));
    }

    private void fill() {
        Lists.update(list, entries());
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        String here = model.placeProperty().get().map(RepositoryPlace::repository).orElse("");
        for (Described one : model.repositoriesProperty().get().latest().orElse(List.of())) {
            boolean open = one.name().equals(here);
            Freshness freshness =
                    Freshness.of(desk, one.name(), open ? holdings() : Optional.empty());
            entries.add(new Entry.Repository(one, open, freshness.words(), freshness.isOld()));
            if (open) {
                addTips(entries, NamedRevision.Kind.BRANCH, one.revision(), allBranches);
                addTips(entries, NamedRevision.Kind.TAG, one.revision(), allTags);
                if (one.hosted()) {
                    entries.add(new Entry.Requests());
                }
            }
        }
        return entries;
    }

    private Optional<Holdings> holdings() {
        return model.holdingsProperty().get().latest();
    }

    private void addTips(
            List<Entry> entries, NamedRevision.Kind kind, String followed, boolean all) {
        String typed = filter.getText().strip().toLowerCase(Locale.ROOT);
        List<RevisionTip> tips =
                holdings().map(Holdings::tips).orElse(List.of()).stream()
                        .filter(tip -> tip.revision().kind() == kind)
                        .filter(
                                tip ->
                                        tip.revision()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .contains(typed))
                        .toList();
        if (tips.isEmpty()) {
            return;
        }
        boolean branches = kind == NamedRevision.Kind.BRANCH;
        entries.add(
                new Entry.Heading(
                        desk.text().text(branches ? "repositories.branches" : "repositories.tags"),
                        tips.size()));
        int shown = all || !typed.isEmpty() ? tips.size() : Math.min(tips.size(), FIRST_SHOWN);
        for (RevisionTip tip : tips.subList(0, shown)) {
            String name = tip.revision().name();
            entries.add(
                    new Entry.Tip(
                            tip,
                            branches
                                    ? Optional.ofNullable(model.distancesProperty().get().get(name))
                                    : Optional.empty(),
                            name.equals(followed)));
        }
        if (shown < tips.size()) {
            entries.add(new Entry.Rest(kind, tips.size() - shown));
        }
    }

    /** Returns the rows, for tests. */
    List<Entry> rows() {
        return List.copyOf(list.getItems());
    }

    /** How old what is shown is, in words. */
    record Freshness(String words, boolean isOld) {
        static Freshness of(Desk desk, String repository, Optional<Holdings> holdings) {
            AppState state = desk.store().state();
            Optional<RepositoryState> remote = state.repositories().find(repository);
            Optional<Instant> at =
                    remote.flatMap(RepositoryState::fetchedAt)
                            .or(() -> holdings.flatMap(held -> held.condition().confirmed()));
            if (remote.filter(RepositoryState::fetching).isPresent()) {
                return new Freshness(desk.text().text("repositories.fetching"), false);
            }
            if (remote.flatMap(RepositoryState::trouble).isPresent()) {
                return new Freshness(
                        at.map(
                                        moment ->
                                                desk.text()
                                                        .text(
                                                                "repositories.old",
                                                                desk.text()
                                                                        .age(moment, state.now())))
                                .orElse(desk.text().text("repositories.never")),
                        true);
            }
            return at.map(
                            moment ->
                                    new Freshness(
                                            desk.text()
                                                    .text(
                                                            "repositories.fetched",
                                                            desk.text().age(moment, state.now())),
                                            false))
                    .orElse(new Freshness(desk.text().text("repositories.unasked"), false));
        }
    }
}
