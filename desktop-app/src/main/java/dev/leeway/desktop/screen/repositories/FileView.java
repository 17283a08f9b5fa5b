package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.code.CodeLine;
import dev.leeway.desktop.control.code.CodeToken;
import dev.leeway.desktop.control.code.CodeView;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.Blame;
import dev.leeway.engine.source.BlamedLine;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.CommitSearch;
import dev.leeway.engine.source.FileContent;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One file of a revision: its lines, and on demand who brought them in. */
final class FileView extends BorderPane {
    private final Desk desk;
    private final RepositoriesModel repositories;
    private final FilesModel model;
    private final Label path = new Label();
    private final Label facts = new Label();
    private final Label note = new Label();
    private final ToggleButton blame;
    private final CodeView code;
    private final VBox head;
    private int wantedLine;

    FileView(Desk desk, RepositoriesModel repositories, FilesModel model) {
        this.desk = desk;
        this.repositories = repositories;
        this.model = model;
        this.code =
                new CodeView(
                        count -> desk.text().text("repositories.line-rest", count),
                        Visible::of,
                        desk.commands()::copy);
        code.setAccessibleText(desk.text().text("repositories.lines"));
        code.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        openBlamed();
                    }
                });
        code.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        openBlamed();
                        event.consume();
                    }
                });
        blame = new ToggleButton(desk.text().text("repositories.blame"));
        blame.setOnAction(event -> model.toggleBlame());
        blame.setMinWidth(Region.USE_PREF_SIZE);
        blame.setTooltip(new Tooltip(desk.text().text("repositories.blame-hint")));
        head = head();
        model.fileProperty().addListener(observable -> show());
        model.blameProperty().addListener(observable -> showLines());
        show();
    }

    private VBox head() {
        path.getStyleClass().addAll("mono", "strong");
        path.setMinWidth(0);
        facts.getStyleClass().add("facts");
        facts.setMinWidth(0);
        note.getStyleClass().add("facts");
        note.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox actions =
                new HBox(
                        facts,
                        gap,
                        blame,
                        Buttons.of(
                                Feather.CLOCK,
                                desk.text().text("repositories.history"),
                                this::openHistory),
                        Buttons.icon(
                                Feather.COPY,
                                desk.text().text("repositories.copy-path"),
                                this::copyPath),
                        Buttons.icon(
                                Feather.LINK,
                                desk.text().text("repositories.copy-link"),
                                this::copyLink));
        actions.setAlignment(Pos.CENTER_LEFT);
        actions.getStyleClass().add("actions");
        VBox all = new VBox(path, actions, note);
        all.getStyleClass().add("file-head");
        return all;
    }

    @Override
    public void requestFocus() {
        code.requestFocus();
    }

    boolean hasFocus() {
        return code.isFocused();
    }

    void move(int by) {
        Lists.move(code, by);
    }

    /** Goes to a line once the file is there; 0 goes nowhere. */
    void goTo(int line) {
        wantedLine = line;
        if (model.fileProperty().get() instanceof Loadable.Loaded<FilesModel.OpenFile>) {
            arrive();
        }
    }

    private void arrive() {
        if (wantedLine > 0) {
            code.goTo(wantedLine);
            wantedLine = 0;
        }
    }

    private void show() {
        Loadable<FilesModel.OpenFile> now = model.fileProperty().get();
        switch (now) {
            case Loadable.Unasked<FilesModel.OpenFile> _ ->
                    only(
                            Blanks.quiet(
                                    Feather.FILE_TEXT,
                                    desk.text().text("repositories.no-file"),
                                    desk.text().text("repositories.no-file-next")));
            case Loadable.Loading<FilesModel.OpenFile> _ ->
                    only(Blanks.busy(desk.text().text("repositories.reading")));
            case Loadable.Failed<FilesModel.OpenFile> failed ->
                    only(Blanks.failed(desk, failed.trouble(), model::reload));
            case Loadable.Loaded<FilesModel.OpenFile> loaded -> show(loaded.value());
        }
    }

    private void only(Node node) {
        setTop(null);
        setCenter(node);
    }

    private void show(FilesModel.OpenFile file) {
        path.setText(Visible.of(file.path()));
        path.setTooltip(new Tooltip(path.getText()));
        boolean text = file.content() instanceof FileContent.Lines;
        blame.setDisable(!text);
        facts.setText(FileFacts.of(desk.text(), file.content()));
        setTop(head);
        if (text || file.content() instanceof FileContent.ElsewhereInLfs) {
            setCenter(code);
            showLines();
            arrive();
        } else {
            note.setText("");
            note.setManaged(false);
            setCenter(
                    Blanks.quiet(
                            Feather.FILE,
                            FileFacts.title(desk.text(), file.content()),
                            FileFacts.next(desk.text(), file.content())));
        }
    }

    private void showLines() {
        Loadable<Blame> known = model.blameProperty().get();
        blame.setSelected(!(known instanceof Loadable.Unasked<Blame>));
        note.setText(blameNote(known));
        note.setManaged(!note.getText().isEmpty());
        Optional<FilesModel.OpenFile> file = model.fileProperty().get().latest();
        if (file.isEmpty()) {
            return;
        }
        List<String> lines =
                switch (file.get().content()) {
                    case FileContent.Lines text -> text.lines();
                    case FileContent.ElsewhereInLfs(List<String> pointer) -> pointer;
                    case FileContent.Binary _,
                            FileContent.TooLarge _,
                            FileContent.Link _,
                            FileContent.Submodule _,
                            FileContent.Folder _,
                            FileContent.Nothing _ ->
                            List.of();
                };
        code.show(lines(lines, file.get().tokens(), known));
    }

    private String blameNote(Loadable<Blame> known) {
        return switch (known) {
            case Loadable.Unasked<Blame> _ -> "";
            case Loadable.Loading<Blame> _ -> desk.text().text("repositories.blaming");
            case Loadable.Failed<Blame> failed -> failed.trouble().details();
            case Loadable.Loaded<Blame> loaded ->
                    loaded.value().whole() ? "" : desk.text().text("repositories.blame-cut");
        };
    }

    private List<CodeLine> lines(
            List<String> texts, List<List<CodeToken>> tokens, Loadable<Blame> known) {
        Map<Integer, BlamedLine> blamed = new HashMap<>();
        Map<String, String> messages = known.latest().map(Blame::messages).orElse(Map.of());
        known.latest().ifPresent(all -> all.lines().forEach(one -> blamed.put(one.line(), one)));
        boolean margins = known instanceof Loadable.Loaded<Blame>;
        List<CodeLine> lines = new ArrayList<>(texts.size());
        String before = "";
        for (int at = 0; at < texts.size(); at++) {
            BlamedLine one = blamed.get(at + 1);
            String commit = one == null ? "?" : one.commit().id();
            boolean leads = !commit.equals(before);
            before = commit;
            lines.add(
                    new CodeLine(
                            at + 1,
                            texts.get(at),
                            tokens.get(at),
                            margins
                                    ? Optional.of(
                                            one == null
                                                    ? unknown(leads)
                                                    : margin(one, messages, leads))
                                    : Optional.empty()));
        }
        return lines;
    }

    private CodeLine.Margin unknown(boolean leads) {
        String word = desk.text().text("repositories.blame-unknown");
        return new CodeLine.Margin(word, "", "", word, leads);
    }

    private CodeLine.Margin margin(BlamedLine line, Map<String, String> messages, boolean leads) {
        Commit commit = line.commit();
        return new CodeLine.Margin(
                Visible.of(commit.author()),
                commit.id().substring(0, 7),
                desk.text().age(commit.authoredAt(), desk.store().state().now()),
                desk.text()
                        .text(
                                "repositories.blame-line",
                                commit.id().substring(0, 7),
                                Visible.of(commit.author()),
                                desk.text().moment(commit.authoredAt()),
                                Visible.lines(messages.getOrDefault(commit.id(), commit.subject()))
                                        .strip(),
                                Visible.of(line.path())),
                leads);
    }

    /** Goes to the commit that brought in the line that the keyboard is at. */
    private void openBlamed() {
        Optional<Blame> known = model.blameProperty().get().latest();
        Optional<CodeLine> line = code.current();
        if (known.isEmpty() || line.isEmpty()) {
            return;
        }
        known.get().lines().stream()
                .filter(one -> one.line() == line.get().number())
                .findFirst()
                .ifPresent(
                        one ->
                                repositories.go(
                                        new RepositoryPlace.View.Commits(one.commit().id(), "")));
    }

    /** Goes to the commits that changed the file. */
    void openHistory() {
        model.fileProperty()
                .get()
                .latest()
                .ifPresent(
                        file ->
                                repositories.go(
                                        new RepositoryPlace.View.Commits(
                                                "", CommitSearch.typedPath(file.path()))));
    }

    private void copyPath() {
        model.fileProperty().get().latest().ifPresent(file -> desk.commands().copy(file.path()));
    }

    /** Copies where people read this line at the host; a name that Git understands without one. */
    void copyLink() {
        Optional<FilesModel.OpenFile> file = model.fileProperty().get().latest();
        String repository =
                repositories.placeProperty().get().map(RepositoryPlace::repository).orElse("");
        if (file.isEmpty() || model.commit().isEmpty()) {
            return;
        }
        int line = code.current().map(CodeLine::number).orElse(0);
        desk.commands()
                .copy(
                        repositories
                                .browsing()
                                .link(repository, model.commit(), file.get().path(), line)
                                .orElse(model.commit() + ":" + file.get().path()));
    }
}
