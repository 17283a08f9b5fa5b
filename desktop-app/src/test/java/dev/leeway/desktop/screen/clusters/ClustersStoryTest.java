package dev.leeway.desktop.screen.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.Fx;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.DeepLink;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.resource.GroupKind;
import java.time.Instant;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Clusters page over the practice cluster, by keyboard alone. */
@Timeout(180)
class ClustersStoryTest extends ClustersStory {
    @Test
    void aKeyboardFindsAPodReadsItAndLeaves() throws Exception {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        assertThat(says("Pod")).isTrue();

        press(KeyCode.SLASH, "/");
        type("filter", "app=db");
        await().atMost(PATIENCE).until(() -> rows().size() == 1);
        press(KeyCode.ENTER, "");
        press(KeyCode.Y, "y");
        await().atMost(PATIENCE).until(() -> lines().contains("kind: Pod"));
        assertThat(lines()).noneMatch(line -> line.contains("managedFields"));

        press(KeyCode.L, "l");
        await().atMost(PATIENCE)
                .until(() -> lines().stream().anyMatch(line -> line.contains("started")));
        press(KeyCode.O, "o");
        await().atMost(PATIENCE).until(() -> says("ReplicaSet"));
        press(KeyCode.E, "e");
        await().atMost(PATIENCE).until(() -> says("Scheduled"));
        press(KeyCode.P, "p");
        await().atMost(PATIENCE).until(() -> says("You may delete pods"));
        assertThat(says("Group system:masters")).isTrue();

        press(KeyCode.ESCAPE, "");
        press(KeyCode.ESCAPE, "");
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        press(KeyCode.K, "k");
        assertThat(commands.asked.getLast())
                .contains("kubectl --kubeconfig")
                .contains("get pods -A");
    }

    @Test
    void aColonChoosesAKindByItsShortName() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        typeColon();
        type("kind", "deploy default");
        press(KeyCode.ENTER, "");
        await().atMost(PATIENCE).until(() -> rows().equals(List.of("db", "web")));
        assertThat(look(() -> store.state().browsing().namespaces())).containsExactly("default");

        deployment("api", 1);
        await().atMost(PATIENCE).until(() -> rows().equals(List.of("api", "db", "web")));
    }

    @Test
    void whatMayNotBeListedSaysSoAndWhoMay() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        practice.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("list", "watch")
                                .onResources("secrets"));
        look(
                () -> {
                    store.dispatch(
                            new AppEvent.Browsed(
                                    store.state().browsing().at(new GroupKind("", "Secret"))));
                    store.dispatch(new AppEvent.Navigated(new Route.Overview()));
                    store.dispatch(new AppEvent.Navigated(new Route.Clusters()));
                    return true;
                });
        await().atMost(PATIENCE).until(() -> says("The list could not be read"));
        assertThat(says("cannot list resource \"secrets\"")).isTrue();
        assertThat(says("Who may?")).isTrue();
        assertThat(says("There is no Secret")).as("forbidden is never empty").isFalse();
    }

    @Test
    void aLinkLeadsToAnObjectAndFavouritesAreKept() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        Route web =
                DeepLink.parse("leeway://clusters/practice/apps/Deployment/default/web")
                        .orElseThrow();
        look(
                () -> {
                    store.dispatch(new AppEvent.Navigated(web));
                    return true;
                });
        await().atMost(PATIENCE).until(() -> lines().contains("kind: Deployment"));
        await().atMost(PATIENCE).until(() -> rows().equals(List.of("db", "web")));
        look(
                () -> {
                    frame.getScene()
                            .getFocusOwner()
                            .fireEvent(
                                    new KeyEvent(
                                            KeyEvent.KEY_PRESSED,
                                            "Y",
                                            "Y",
                                            KeyCode.Y,
                                            true,
                                            false,
                                            false,
                                            false));
                    return true;
                });
        assertThat(commands.asked)
                .contains("copy leeway://clusters/practice/apps/Deployment/default/web");

        GroupKind deployment = new GroupKind("apps", "Deployment");
        look(
                () -> {
                    frame.lookupAll(".star").stream()
                            .map(Button.class::cast)
                            .filter(star -> star.getAccessibleText().contains("Deployment"))
                            .findFirst()
                            .orElseThrow()
                            .fire();
                    return true;
                });
        assertThat(look(() -> store.state().preferences().favourites()))
                .containsExactly(deployment);
        assertThat(
                        AppState.first(look(() -> store.state().preferences()), Instant.now())
                                .browsing()
                                .favourites())
                .as("the next start knows them")
                .containsExactly(deployment);
    }

    @Test
    void otherContextsOfTheKubeconfigAreOffered() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        ComboBox<?> choice = look(() -> (ComboBox<?>) frame.lookup(".cluster-choice .combo-box"));
        await().atMost(PATIENCE).until(() -> look(() -> choice.getItems().size()) == 2);
        look(
                () -> {
                    choice.getSelectionModel().select(1);
                    return true;
                });
        await().atMost(PATIENCE).until(() -> asked.contains(ClusterBrowsing.CONTEXT + "elsewhere"));
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        assertThat(look(() -> store.state().browsing().cluster()))
                .isEqualTo(ClusterBrowsing.CONTEXT + "elsewhere");
    }

    @Test
    void inANarrowWindowTheKindsAreLeftAWayBackTo() {
        await().atMost(PATIENCE).until(() -> rows().size() >= 3);
        look(
                () -> {
                    frame.resize(1024, 700);
                    return true;
                });
        assertThat(look(() -> frame.lookup(".kind-list"))).as("nothing is open yet").isNotNull();
        look(
                () -> {
                    TableView<?> table = (TableView<?>) frame.lookup(".object-table");
                    table.requestFocus();
                    table.getSelectionModel().select(0);
                    Fx.press(frame, KeyCode.Y, "y");
                    return true;
                });
        await().atMost(PATIENCE).until(() -> lines().contains("kind: Pod"));
        assertThat(look(() -> frame.lookup(".kind-list"))).as("they made room").isNull();
        Button rail = look(() -> (Button) frame.lookup(".cluster-rail .button"));
        assertThat(rail.getAccessibleText()).isEqualTo("Show kinds and clusters (:)");
        assertThat(rail.isFocusTraversable()).isTrue();
        look(
                () -> {
                    rail.fire();
                    return true;
                });
        assertThat(look(() -> frame.lookup(".kind-list"))).isNotNull();
        assertThat(look(() -> frame.lookup(".cluster-choice .combo-box"))).isNotNull();
        assertThat(lines()).as("the object stays open").contains("kind: Pod");
        type("kind", "deploy");
        press(KeyCode.ENTER, "");
        await().atMost(PATIENCE).until(() -> rows().equals(List.of("db", "web")));
        assertThat(look(() -> frame.lookup(".kind-list"))).as("chosen, so room again").isNull();

        typeColon();
        assertThat(look(() -> frame.lookup(".kind-list"))).as("by its key").isNotNull();
        look(
                () -> {
                    ((Button) frame.lookup(".cluster-top > .button")).fire();
                    return true;
                });
        assertThat(look(() -> frame.lookup(".kind-list"))).isNull();
    }
}
