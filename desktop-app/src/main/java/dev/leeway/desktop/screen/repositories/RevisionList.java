package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.reading.RepositoryBrowsing.Described;
import dev.leeway.desktop.reading.RepositoryBrowsing.Holdings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryState;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.NamedRevision;
import dev.leeway.engine.source.RevisionTip;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

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
        list.setCellFactory(view -> new EntryCell());
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

    private final class EntryCell extends ListCell<Entry> {
        private final FontIcon icon = Icons.of(Feather.GIT_BRANCH);
        private final Label name = new Label();
        private final Label below = new Label();
        private final Label aside = new Label();
        private final HBox line;

        EntryCell() {
            name.setMinWidth(0);
            aside.setMinWidth(Region.USE_PREF_SIZE);
            VBox words = new VBox(name, below);
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(icon, words, aside);
            line.setAlignment(Pos.CENTER_LEFT);
            line.maxWidthProperty().bind(list.widthProperty().subtract(30));
            setPrefWidth(0);
            setText(null);
        }

        @Override
        protected void updateItem(@Nullable Entry item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll("revision-here", "revision-heading-cell");
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            switch (item) {
                case Entry.Repository repository -> repository(repository);
                case Entry.Heading(String word, int count) -> {
                    getStyleClass().add("revision-heading-cell");
                    words(null, word, "revision-heading", "", Integer.toString(count));
                    setTooltip(null);
                }
                case Entry.Tip tip -> tip(tip);
                case Entry.Rest(NamedRevision.Kind _, int count) -> {
                    words(
                            Feather.MORE_HORIZONTAL,
                            desk.text().text("repositories.rest", count),
                            "revision-rest",
                            "",
                            "");
                    setTooltip(null);
                }
                case Entry.Requests _ -> {
                    words(
                            Feather.GIT_PULL_REQUEST,
                            desk.text().text("repositories.requests"),
                            "revision-name",
                            "",
                            "");
                    setTooltip(null);
                }
            }
            setAccessibleText(
                    String.join(" ", name.getText(), below.getText(), aside.getText()).strip());
            setGraphic(line);
        }

        private void repository(Entry.Repository item) {
            words(
                    Feather.DATABASE,
                    Visible.of(item.described().name()),
                    "revision-repository",
                    item.freshness(),
                    "");
            below.getStyleClass().setAll("label", "revision-below", item.old() ? "stale" : "muted");
            setTooltip(new Tooltip(item.described().url()));
        }

        private void tip(Entry.Tip item) {
            RevisionTip tip = item.tip();
            boolean branch = tip.revision().kind() == NamedRevision.Kind.BRANCH;
            String distance =
                    item.followed()
                            ? desk.text().text("repositories.followed")
                            : item.distance().map(this::distance).orElse("");
            words(
                    branch ? Feather.GIT_BRANCH : Feather.TAG,
                    Visible.of(tip.revision().name()),
                    "revision-name",
                    "",
                    distance);
            boolean here =
                    model.placeProperty()
                            .get()
                            .filter(place -> place.revision().equals(tip.revision().name()))
                            .isPresent();
            if (here) {
                getStyleClass().add("revision-here");
            }
            setTooltip(
                    new Tooltip(
                            desk.text()
                                    .text(
                                            "repositories.tip-hint",
                                            Visible.of(tip.revision().name()),
                                            tip.commit().id().substring(0, 7),
                                            Visible.of(tip.commit().subject()),
                                            Visible.of(tip.commit().author()),
                                            desk.text().moment(tip.commit().authoredAt()),
                                            item.distance().map(this::distanceWords).orElse(""))
                                    .strip()));
        }

        private String distance(Distance distance) {
            String more = distance.atLeast() ? "+" : "";
            return distance.isNone()
                    ? "="
                    : (distance.ahead() > 0 ? "\u2191" + distance.ahead() + more + " " : "")
                            + (distance.behind() > 0 ? "\u2193" + distance.behind() + more : "");
        }

        private String distanceWords(Distance distance) {
            return desk.text()
                    .text(
                            "repositories.distance",
                            distance.ahead(),
                            distance.behind(),
                            model.described().map(Described::revision).orElse(""));
        }

        private void words(
                @Nullable Feather shape, String title, String style, String second, String end) {
            icon.setVisible(shape != null);
            icon.setManaged(shape != null);
            if (shape != null) {
                icon.setIconCode(shape);
            }
            name.setText(title);
            name.getStyleClass().setAll("label", style);
            below.setText(second);
            below.setManaged(!second.isEmpty());
            below.setVisible(!second.isEmpty());
            aside.setText(end.strip());
            aside.getStyleClass().setAll("label", "revision-aside");
            line.getStyleClass().setAll("revision-line");
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
