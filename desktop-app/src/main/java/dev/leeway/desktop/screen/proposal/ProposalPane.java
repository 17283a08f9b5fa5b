package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Focus;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.reading.HoldDesk;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalDraft;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
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
    private final CheckBox consent = new CheckBox();
    private final Button propose;
    private final Button close;
    private final Button byHand;
    private final Button toWays;
    private final SplitPane split;
    private final HandPane hand;
    private final BorderPane body = new BorderPane();
    private final StackPane middle = new StackPane();
    private boolean leaving;
    private boolean beginning;

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
        consent.setText(desk.text().text("propose.consent"));
        consent.selectedProperty().addListener((observable, before, after) -> model.consent(after));
        propose =
                Buttons.primary(
                        Feather.GIT_PULL_REQUEST, desk.text().text("propose.button"), this::submit);
        reason.setOnAction(event -> submit());
        close =
                Buttons.of(
                        Feather.X,
                        desk.text().text("action.close"),
                        () -> {
                            if (mayLeave()) {
                                model.giveUp();
                                closed.run();
                            }
                        });
        byHand =
                Buttons.of(
                        Feather.EDIT_3,
                        desk.text().text("propose.by-hand"),
                        () -> {
                            model.byHand();
                            begin();
                        });
        toWays =
                Buttons.of(
                        Feather.ARROW_LEFT,
                        desk.text().text("propose.to-ways"),
                        () -> {
                            if (mayLeave()) {
                                model.toWays();
                            }
                        });
        hand = new HandPane(desk, model.hand());
        split = new SplitPane(ways, files);
        split.setDividerPositions(0.36);
        SplitPane.setResizableWithParent(ways, false);
        // Tab goes by the order in which the parts are added: as they are read.
        setTop(header());
        setCenter(middle);
        setBottom(new VBox(consentRow(), footer()));
        addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
        // A list takes this key for the end of an edit, which there is none of here.
        ways.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        model.draftProperty().addListener(observable -> showDraft());
        model.chosenProperty().addListener(observable -> showChosen());
        model.madeProperty().addListener(observable -> showMade());
        model.consentedProperty().addListener(observable -> showReady());
        model.byHandProperty()
                .addListener(
                        observable -> {
                            boolean here = hasKeys();
                            showMiddle();
                            if (here) {
                                begin();
                            }
                        });
        model.hand().proofProperty().addListener(observable -> stay());
        showDraft();
    }

    private void escape(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (model.hand().isTyped()) {
            // What was typed is not given up by a key that means "away from here".
            close.requestFocus();
        } else {
            close.fire();
        }
        event.consume();
    }

    /** Asks once more before what was typed is given up. */
    private boolean mayLeave() {
        boolean sent = model.madeProperty().get() instanceof Loadable.Loaded<Proposal>;
        if (leaving || sent || !model.hand().isTyped()) {
            leaving = false;
            return true;
        }
        leaving = true;
        close.setText(desk.text().text("propose.hand-give-up"));
        close.requestFocus();
        return false;
    }

    private void stay() {
        leaving = false;
        close.setText(desk.text().text("action.close"));
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

    private Node consentRow() {
        HBox row = new HBox(consent);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.getStyleClass().add("change-bar");
        row.visibleProperty().bind(consent.visibleProperty());
        row.managedProperty().bind(consent.managedProperty());
        return row;
    }

    private Node footer() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        HBox footer = new HBox(reason, incident, gap, byHand, toWays, close, propose);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("change-bar");
        return footer;
    }

    /** Says what is proposed, and puts the focus where work on it begins. */
    public void open(String what) {
        title.setText(Visible.of(what));
        begin();
    }

    /** Puts the focus where the work is, or will be once the ways are drafted. */
    public void begin() {
        beginning = !(model.draftProperty().get() instanceof Loadable.Loaded<ProposalDraft>);
        // What a split pane holds is in the window only after its skin is made.
        applyCss();
        if (beginning) {
            close.requestFocus();
        } else if (model.byHandProperty().get()) {
            hand.begin();
        } else {
            ways.requestFocus();
        }
    }

    /** Returns whether keys go to this pane, or nowhere. */
    private boolean hasKeys() {
        return getScene() == null || getScene().getFocusOwner() == null || Focus.isIn(this);
    }

    /** Shows the ways, or the files that are finished by hand. */
    private void showMiddle() {
        boolean hands = model.byHandProperty().get();
        boolean drafted = model.draftProperty().get() instanceof Loadable.Loaded<ProposalDraft>;
        boolean open = !(model.madeProperty().get() instanceof Loadable.Loaded<Proposal>);
        body.setCenter(hands ? hand : split);
        show(byHand, drafted && !hands && open);
        show(toWays, drafted && hands && open);
        showReasons();
        hand.setDisable(!open);
    }

    private void showReasons() {
        boolean asked = model.byHandProperty().get() || model.isToBeReasoned();
        show(reason, asked && !model.isOfLease());
        show(incident, asked && !model.isOfLease());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
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
                    show(
                            new Blank(
                                    "state-busy",
                                    Feather.GIT_PULL_REQUEST,
                                    desk.text().text("propose.drafting"),
                                    List.of(desk.text().text("propose.drafting-what"))));
            case Loadable.Failed<ProposalDraft> failed -> show(failed(failed.trouble()));
            case Loadable.Loaded<ProposalDraft> loaded -> {
                ways.show(loaded.value(), words);
                body.setTop(null);
                show(body);
            }
        }
        showMiddle();
        showChosen();
        showMade();
        if (beginning && hasKeys()) {
            begin();
        }
    }

    private void show(Node content) {
        middle.getChildren().setAll(content);
    }

    private Node failed(Trouble trouble) {
        return TroubleBlank.of(desk, trouble);
    }

    private void showChosen() {
        Optional<Candidate> chosen = model.chosenProperty().get();
        Optional<ProposalDraft> draft = model.draftProperty().get().latest();
        ways.select(chosen);
        showReasons();
        if (chosen.isPresent() && draft.isPresent()) {
            files.show(chosen.get(), draft.get());
        }
        showReady();
    }

    private void showReady() {
        show(consent, model.asksConsent());
        consent.setSelected(model.consentedProperty().get());
        propose.setDisable(!model.isReady());
        boolean stuck =
                model.isOfLease() && byHand.isVisible() && !model.isReady() && !model.asksConsent();
        Buttons.setPrimary(byHand, stuck);
        Buttons.setPrimary(propose, !stuck);
    }

    private void showMade() {
        showReady();
        boolean open = !(model.madeProperty().get() instanceof Loadable.Loaded<Proposal>);
        reason.setDisable(!open);
        incident.setDisable(!open);
        switch (model.madeProperty().get()) {
            case Loadable.Unasked<Proposal> _ -> body.setTop(null);
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
            case Loadable.Loaded<Proposal> loaded -> {
                sent(loaded.value());
                showMiddle();
            }
        }
    }

    private void sent(Proposal proposal) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.stage(proposal.stage()));
        sentences.add(words.told(proposal.delivery().lastError()));
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
        body.setTop(box);
    }
}
