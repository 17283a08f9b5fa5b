package dev.leeway.desktop.screen.settings;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Appearance;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Preferences.Setting;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.text.Visible;
import dev.leeway.themes.Stylesheets;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the operator can choose, and what Leeway has around it on this machine. */
public final class SettingsScreen implements Screen {
    private final Desk desk;
    private final Text text;
    private final Looks looks;
    private final BorderPane page = new BorderPane();
    private final Map<Appearance, ToggleButton> looksOf = new EnumMap<>(Appearance.class);
    private final Map<String, ToggleButton> languages = new LinkedHashMap<>();
    private final CheckBox roomy;
    private final CheckBox wide;
    private final CheckBox still;
    private final Label stillWhy = Section.sentence("");
    private final Label languageWhy = Section.sentence("");
    private final Section clusters;
    private final RulesSection rules;
    private final Changes changes;
    private final MachineSections machine;
    private final Button back;
    private final Watch watch;

    /** Makes the screen. */
    public SettingsScreen(Desk desk) {
        this.desk = desk;
        this.text = desk.text();
        this.looks = new Looks(text);
        this.changes = new Changes(desk);
        this.machine = new MachineSections(desk, changes);
        this.back = Buttons.of(Feather.CORNER_UP_LEFT, text.text("action.undo"), changes::takeBack);
        back.setTooltip(new Tooltip());
        changes.newestProperty().addListener(observable -> showBack());
        showBack();
        roomy = choice("settings.roomy");
        roomy.setOnAction(
                event -> changes.make(Setting.ROOMY, known -> known.withRoomy(roomy.isSelected())));
        wide = choice("settings.wide-rail");
        wide.setOnAction(
                event ->
                        changes.make(
                                Setting.WIDE_RAIL, known -> known.withWideRail(wide.isSelected())));
        still = choice("settings.calm");
        still.setOnAction(
                event -> changes.make(Setting.STILL, known -> known.withStill(still.isSelected())));
        clusters = new Section(text.text("settings.clusters"));
        rules = new RulesSection(desk);
        Node licences = licences();
        List<Node> sections = new ArrayList<>(List.of(appearance(), language()));
        sections.addAll(machine.all());
        sections.addAll(List.of(clusters, rules, new UpdateSection(desk), keys(), licences));
        Set<Node> atRight = new HashSet<>(machine.all());
        atRight.add(licences);
        TwoColumns content = new TwoColumns(sections, atRight, page.widthProperty());
        ScrollPane scroll = PlainViewport.of(new ScrollPane(content));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(text.text("settings.title"));
        page.getStyleClass().addAll("screen", "settings");
        page.setTop(new PageHeader(text.text("settings.title"), back));
        page.setCenter(scroll);
        this.watch = new Watch(desk.store(), this::update);
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        Objects.requireNonNull(looksOf.get(desk.store().state().preferences().appearance()))
                .requestFocus();
    }

    @Override
    public void close() {
        watch.close();
    }

    /** The button says which change it takes back. */
    private void showBack() {
        Optional<Setting> newest = changes.newestProperty().get();
        back.setDisable(newest.isEmpty());
        back.getTooltip()
                .setText(
                        newest.map(setting -> text.text("settings.undo", name(setting)))
                                .orElseGet(() -> text.text("settings.undo-nothing")));
        back.setAccessibleText(back.getTooltip().getText());
    }

    private String name(Setting setting) {
        return text.text(
                switch (setting) {
                    case APPEARANCE -> "settings.appearance";
                    case WIDE_RAIL -> "settings.wide-rail";
                    case ROOMY -> "settings.roomy";
                    case STILL -> "settings.calm";
                    case LANGUAGE -> "settings.language";
                    case TOOLS -> "settings.tools";
                });
    }

    private Node appearance() {
        ToggleGroup group = new ToggleGroup();
        HBox line = new HBox();
        line.getStyleClass().add("segments");
        for (Appearance look : Appearance.values()) {
            ToggleButton button = segment(group, name(look));
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        changes.make(Setting.APPEARANCE, known -> known.with(look));
                    });
            looksOf.put(look, button);
            line.getChildren().add(button);
        }
        Section section = new Section(text.text("settings.appearance"));
        section.whole(line);
        section.whole(roomy);
        section.whole(wide);
        section.whole(still);
        section.whole(stillWhy);
        return section;
    }

    private String name(Appearance look) {
        return text.text(
                switch (look) {
                    case SYSTEM -> "settings.system";
                    case DARK -> "settings.dark";
                    case LIGHT -> "settings.light";
                    case CONTRAST -> "settings.contrast";
                });
    }

    private Node language() {
        ToggleGroup group = new ToggleGroup();
        HBox line = new HBox();
        line.getStyleClass().add("segments");
        offer(group, line, "", text.text("settings.system"));
        for (Locale locale : Text.LANGUAGES) {
            offer(group, line, locale.getLanguage(), locale.getDisplayLanguage(locale));
        }
        Section section = new Section(text.text("settings.language"));
        section.whole(line);
        section.whole(languageWhy);
        return section;
    }

    private void offer(ToggleGroup group, HBox line, String tag, String name) {
        ToggleButton button = segment(group, name);
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    changes.make(Setting.LANGUAGE, known -> known.withLanguage(tag));
                });
        languages.put(tag, button);
        line.getChildren().add(button);
    }

    private static ToggleButton segment(ToggleGroup group, String words) {
        ToggleButton button = new ToggleButton(words);
        button.getStyleClass().add("segment");
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private CheckBox choice(String key) {
        return new CheckBox(text.text(key));
    }

    private Node keys() {
        Section section = new Section(text.text("settings.keys"));
        section.words(text.text("settings.keys-next"));
        return section;
    }

    private Node licences() {
        Section section = new Section(text.text("settings.licences"));
        section.words(text.text("settings.licences-why"));
        Label list = Section.mono(Licences.components());
        section.whole(folded(text.text("settings.components"), list));
        for (String font : Stylesheets.fontLicences()) {
            section.whole(folded(font, Section.mono(Licences.ofFont(font))));
        }
        section.whole(
                Buttons.of(
                        Feather.COPY,
                        text.text("settings.copy-licences"),
                        () -> desk.commands().copy(Licences.components())));
        return section;
    }

    private static TitledPane folded(String title, Node content) {
        TitledPane pane = new TitledPane(title, content);
        pane.setExpanded(false);
        pane.setAnimated(false);
        return pane;
    }

    private void update(AppState state) {
        rules.update(state);
        Preferences preferences = state.preferences();
        looksOf.forEach((look, button) -> button.setSelected(look == preferences.appearance()));
        languages.forEach((tag, button) -> button.setSelected(tag.equals(preferences.language())));
        roomy.setSelected(preferences.roomy());
        wide.setSelected(preferences.wideRail());
        still.setSelected(preferences.calm());
        still.setDisable(preferences.system().calm());
        show(stillWhy, preferences.system().calm() ? text.text("settings.calm-system") : "");
        machine.show(preferences.tools());
        String wanted =
                preferences.language().isEmpty()
                        ? Locale.getDefault().getLanguage()
                        : preferences.language();
        // A system's language that Leeway does not speak means the first one.
        boolean spoken = Text.LANGUAGES.stream().anyMatch(one -> one.getLanguage().equals(wanted));
        boolean other =
                !(spoken ? wanted : Text.LANGUAGES.getFirst().getLanguage())
                        .equals(text.language());
        show(languageWhy, other ? text.text("settings.language-next") : "");
        clusters.clear();
        List<ClusterState> known = state.clusters().toList();
        if (known.isEmpty()) {
            clusters.words(text.text("settings.no-clusters"));
        }
        known.forEach(cluster -> clusters.named(cluster.name(), cluster(cluster)));
    }

    private static void show(Label label, String words) {
        label.setText(words);
        label.setVisible(!words.isEmpty());
        label.setManaged(!words.isEmpty());
    }

    private Node cluster(ClusterState cluster) {
        StatusBadge badge = new StatusBadge(looks.of(cluster.connection()));
        badge.setMinWidth(130);
        HBox line = new HBox(badge);
        if (cluster.practice()) {
            line.getChildren().add(tag("practice-tag", "cluster.practice"));
        }
        if (cluster.guarded()) {
            line.getChildren().add(tag("muted", "cluster.protected"));
        }
        line.getChildren().add(Section.sentence(Visible.lines(cluster.message())));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("cluster-line");
        return line;
    }

    private Label tag(String style, String key) {
        Label tag = new Label(text.text(key));
        tag.getStyleClass().add(style);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }
}
