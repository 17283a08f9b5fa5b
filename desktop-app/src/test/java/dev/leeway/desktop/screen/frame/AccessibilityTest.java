package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.work.InlineWork;

import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;

import javafx.scene.layout.Region;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Walks every screen: each control can be reached by keyboard or through what holds it, has a name
 * and a role, shows its focus, and no state is told by its colour alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {
    private final SampleWorkspace sample = new SampleWorkspace();
    private final Set<String> unreached = new TreeSet<>();
    private final Set<String> nameless = new TreeSet<>();
    private final Set<String> wordless = new TreeSet<>();
    private final List<String> unseen = new ArrayList<>();
    private int operated;
    private int buttons;
    private int shapes;

    static List<Route> routes() {
        return List.of(
                new Route.Overview(),
                new Route.Applications(),
                new Route.Application("checkout-prod", Route.Tab.RESOURCES),
                new Route.Application("checkout-prod", Route.Tab.DRIFT),
                new Route.Application("checkout-prod", Route.Tab.HISTORY),
                new Route.Application("recommendations", Route.Tab.RESOURCES),
                new Route.PlanAndSync("checkout-prod"),
                new Route.PlanAndSync("storefront"),
                new Route.Repositories(),
                new Route.Clusters(),
                new Route.Bypasses(),
                new Route.Bypass("b-7f3a"),
                new Route.BypassWizard("storefront", Optional.empty()),
                new Route.BypassWizard(
                        "storefront",
                        Optional.of(new ResourceKey("apps", "Deployment", "shop", "storefront"))),
                new Route.Activity(),
                new Route.Insights(),
                new Route.Welcome(),
                new Route.Settings());
    }

    /** Making the screens is what takes time: they are walked once, for every question. */
    @BeforeAll
    void walkEveryScreen() throws Exception {
        assertThat(routes().stream().map(Object::getClass).distinct())
                .as("every kind of place is looked at")
                .hasSize(Route.class.getPermittedSubclasses().length);
        List<Consumer<Frame>> overlays =
                List.of(
                        frame -> {},
                        Frame::openPalette,
                        Frame::openCheatSheet,
                        Frame::openTasks,
                        Frame::openNotices);
        for (Route route : routes()) {
            for (Consumer<Frame> overlay :
                    route instanceof Route.Overview ? overlays : overlays.subList(0, 1)) {
                Fx.run(
                        () -> {
                            try (SampleFrame window =
                                    SampleFrame.at(route, sample, 1440, 900, this::desk)) {
                                overlay.accept(window.frame());
                                Fx.settle(window.frame());
                                walk(window.frame(), node -> look(route, node));
                            }
                        });
            }
        }
    }

    private Desk desk(Store store) {
        return new Desk(
                store,
                new RecordingCommands(),
                sample.text(),
                new InlineWork(),
                AtOnce.THREAD,
                SampleLedger.READINGS);
    }

    private void look(Route route, Node node) {
        if (isOperated(node)) {
            lookAtReach(route, node);
            if (!insideACell(node)) {
                lookAtName(route, node);
            }
        }
        if (node instanceof StateShape) {
            shapes++;
            if (!hasWords(node.getParent()) && !hasWords(grand(node))) {
                wordless.add(route + " " + node + " in " + node.getParent());
            }
        }
        if (node instanceof ButtonBase button && !insideACell(node)) {
            lookAtFocus(route, button);
        }
    }

    private void lookAtReach(Route route, Node node) {
        operated++;
        if (!node.isFocusTraversable()
                && !node.isDisabled()
                && !insideACell(node)
                && !node.getStyleClass().contains("palette-list")) {
            unreached.add(route + " " + node);
        }
    }

    private void lookAtName(Route route, Node node) {
        if (name(node).isBlank()) {
            nameless.add(route + " " + node);
        }
        if (node.getAccessibleRole() == AccessibleRole.NODE
                || node.getAccessibleRole() == AccessibleRole.PARENT) {
            nameless.add(route + " has no role: " + node);
        }
    }

    private void lookAtFocus(Route route, ButtonBase button) {
        buttons++;
        // A check box shows its focus on its box.
        Region shown = button instanceof CheckBox ? (Region) button.lookup(".box") : button;
        var before = shown.getBorder();
        var ground = shown.getBackground();
        button.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), true);
        button.pseudoClassStateChanged(PseudoClass.getPseudoClass("focus-visible"), true);
        button.applyCss();
        if (Objects.equals(before, shown.getBorder())
                && Objects.equals(ground, shown.getBackground())) {
            unseen.add(route + " " + button);
        }
    }

    private static void walk(Node node, Consumer<Node> seen) {
        if (!node.isVisible()) {
            return;
        }
        seen.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, seen));
        }
    }

    @Test
    void everyControlIsReachedByKeyboard() {
        assertThat(operated).isGreaterThan(200);
        assertThat(unreached).isEmpty();
    }

    @Test
    void everyControlHasANameAndARole() {
        assertThat(operated).isGreaterThan(200);
        assertThat(nameless).isEmpty();
    }

    @Test
    void focusIsSeen() {
        assertThat(buttons).isGreaterThan(100);
        assertThat(unseen).isEmpty();
    }

    /** A coloured shape has a word beside it, or what holds it says the word. */
    @Test
    void noStateIsToldByItsColourAlone() {
        assertThat(shapes).isGreaterThan(30);
        assertThat(wordless).isEmpty();
    }

    private static Parent grand(Node node) {
        return node.getParent().getParent() == null
                ? node.getParent()
                : node.getParent().getParent();
    }

    private static boolean hasWords(Parent parent) {
        boolean[] found = {
            parent.getAccessibleText() != null && !parent.getAccessibleText().isBlank()
        };
        walk(
                parent,
                node ->
                        found[0] |=
                                node instanceof Labeled labeled
                                        && labeled.getText() != null
                                        && !labeled.getText().isBlank());
        return found[0];
    }

    private static boolean isOperated(Node node) {
        return node instanceof Control
                && !(node instanceof ScrollBar)
                && (node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ComboBoxBase<?>
                        || node instanceof ListView<?>
                        || node instanceof TableView<?>
                        || node instanceof TreeView<?>
                        // A text area scrolls by its own keys.
                        || (node instanceof ScrollPane
                                && !(node.getParent() instanceof TextInputControl)));
    }

    /** What is in a cell is reached through its list, whose keys do the same. */
    private static boolean insideACell(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof Cell<?>
                    || at instanceof ComboBoxBase<?>
                    || at.getStyleClass().contains("column-header-background")
                    || at.getStyleClass().contains("menu-button")) {
                return true;
            }
        }
        return false;
    }

    private static String name(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        if (node instanceof TextInputControl input && input.getPromptText() != null) {
            return input.getPromptText();
        }
        Object words = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return words == null ? "" : words.toString();
    }
}
