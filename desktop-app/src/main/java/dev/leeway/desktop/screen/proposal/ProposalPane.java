package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.reading.HoldDesk;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalDraft;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proposal before it is handed in: the ways on the left with their proof, the edited files beside
 * them, why below; afterwards where it is.
 */
public final class ProposalPane extends BorderPane {
    private final Desk desk;
    private final ProposalModel model;
    private final CandidateWords words;
    private final CandidateList ways;
    private final FileChanges files;
    private final Label title = new Label();
    private final Label target = new Label();
    private final TextField reason = new TextField();
    private final TextField incident = new TextField();
    private final Button propose;
    private final Button close;
    private final SplitPane split;

    /** Makes the pane; {@code closed} is what its button and Escape do. */
    public ProposalPane(Desk desk, ProposalModel model, Runnable closed) {
        this.desk = desk;
        this.model = model;
        this.words = new CandidateWords(desk.text());
        this.ways = new CandidateList(desk, one -> model.choose(Optional.of(one)));
        this.files = new FileChanges(desk);
        getStyleClass().add("proposal");
        title.getStyleClass().add("strong");
        target.getStyleClass().add("muted");
        reason.setPromptText(desk.text().text("propose.reason"));
        reason.setAccessibleText(desk.text().text("propose.reason"));
        reason.textProperty().addListener((observable, before, after) -> model.reason(after));
        HBox.setHgrow(reason, Priority.ALWAYS);
        incident.setPromptText(desk.text().text("propose.incident"));
        incident.setAccessibleText(desk.text().text("propose.incident"));
        incident.textProperty().addListener((observable, before, after) -> model.incident(after));
        incident.setPrefWidth(150);
        incident.setMinWidth(90);
        propose =
                Buttons.primary(
                        Feather.GIT_PULL_REQUEST, desk.text().text("propose.button"), this::submit);
        reason.setOnAction(event -> submit());
        close =
                Buttons.of(
                        Feather.X,
                        desk.text().text("action.close"),
                        () -> {
                            model.cancel();
                            closed.run();
                        });
        split = new SplitPane(ways, files);
        split.setDividerPositions(0.36);
        SplitPane.setResizableWithParent(ways, false);
        setTop(header());
        setBottom(footer());
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close.fire();
                        event.consume();
                    }
                });
        model.draftProperty().addListener(observable -> showDraft());
        model.chosenProperty().addListener(observable -> showChosen());
        model.madeProperty().addListener(observable -> showMade());
        showDraft();
    }

    private void submit() {
        model.submit(desk.readings().holds().map(HoldDesk::operator).orElse(""));
    }

    private Node header() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(title, target, gap);
        header.setAlignment(Pos.BASELINE_LEFT);
        header.getStyleClass().add("drift-header");
        return header;
    }

    private Node footer() {
        HBox footer = new HBox(reason, incident, close, propose);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("change-bar");
        return footer;
    }

    /** Says what is proposed, and puts the focus where work on it begins. */
    public void open(String what) {
        title.setText(what);
        ways.requestFocus();
    }

    private void showDraft() {
        Loadable<ProposalDraft> draft = model.draftProperty().get();
        target.setText(
                draft.latest()
                        .map(
                                one ->
                                        desk.text()
                                                .text(
                                                        "propose.target",
                                                        one.repository(),
                                                        one.target(),
                                                        one.base().shortCommit()))
                        .orElse(""));
        switch (draft) {
            case Loadable.Unasked<ProposalDraft> _, Loadable.Loading<ProposalDraft> _ ->
                    setCenter(
                            new Blank(
                                    "state-busy",
                                    Feather.GIT_PULL_REQUEST,
                                    desk.text().text("propose.drafting"),
                                    List.of(desk.text().text("propose.drafting-what"))));
            case Loadable.Failed<ProposalDraft> failed -> setCenter(failed(failed.trouble()));
            case Loadable.Loaded<ProposalDraft> loaded -> {
                ways.show(loaded.value(), words);
                setCenter(split);
            }
        }
        showChosen();
        showMade();
    }

    private Node failed(Trouble trouble) {
        return new Blank(
                "state-failing",
                Feather.ALERT_OCTAGON,
                trouble.what(),
                List.of(trouble.why(), trouble.next()),
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("action.copy-details"),
                        () -> desk.commands().copy(trouble.details())));
    }

    private void showChosen() {
        Optional<Candidate> chosen = model.chosenProperty().get();
        Optional<ProposalDraft> draft = model.draftProperty().get().latest();
        ways.select(chosen);
        if (chosen.isPresent() && draft.isPresent()) {
            files.show(chosen.get(), draft.get());
        }
        propose.setDisable(!model.isReady());
    }

    private void showMade() {
        propose.setDisable(!model.isReady());
        boolean open = !(model.madeProperty().get() instanceof Loadable.Loaded<Proposal>);
        reason.setDisable(!open);
        incident.setDisable(!open);
        switch (model.madeProperty().get()) {
            case Loadable.Unasked<Proposal> _ -> {}
            case Loadable.Loading<Proposal> _ ->
                    banner(
                            new Mark(
                                    "state-busy",
                                    Feather.UPLOAD_CLOUD,
                                    desk.text().text("propose.sending")),
                            List.of());
            case Loadable.Failed<Proposal> failed ->
                    banner(
                            new Mark(
                                    "state-failing",
                                    Feather.ALERT_OCTAGON,
                                    failed.trouble().what()),
                            List.of(failed.trouble().why(), failed.trouble().next()));
            case Loadable.Loaded<Proposal> loaded -> sent(loaded.value());
        }
    }

    private void sent(Proposal proposal) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.stage(proposal.stage()));
        sentences.add(proposal.delivery().lastError());
        List<Node> actions = new ArrayList<>();
        link(proposal)
                .ifPresent(
                        url -> {
                            sentences.add(url);
                            actions.add(
                                    Buttons.of(
                                            Feather.COPY,
                                            desk.text().text("propose.copy-link"),
                                            () -> desk.commands().copy(url)));
                        });
        actions.add(
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("propose.copy-branch"),
                        () -> desk.commands().copy(proposal.branch())));
        banner(
                new Mark(
                        "state-in-sync",
                        Feather.GIT_PULL_REQUEST,
                        desk.text()
                                .text("propose.made", proposal.application(), proposal.branch())),
                sentences,
                actions.toArray(Node[]::new));
    }

    private static Optional<String> link(Proposal proposal) {
        return proposal.request()
                .map(Proposal.RequestRef::url)
                .or(
                        () ->
                                proposal.stage()
                                                instanceof
                                                Proposal.Stage.BranchOnly(String compareLink)
                                        ? Optional.of(compareLink)
                                        : Optional.empty())
                .filter(url -> !url.isEmpty());
    }

    private void banner(Mark mark, List<String> sentences, Node... actions) {
        VBox box = new VBox(new Banner(mark, sentences, actions));
        box.getStyleClass().add("proposal-banner");
        if (Identity.same(getCenter(), split) || getCenter() instanceof BorderPane) {
            BorderPane middle = new BorderPane(split);
            middle.setTop(box);
            setCenter(middle);
        }
    }
}
