package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.screen.bypasses.FixKind;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.resource.ResourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fix by keys alone, in the real window's content over the practice cluster: found, reviewed,
 * sent, overwritten by a hand, fixed anew, taken back.
 */
@Timeout(300)
class BypassWindowTest {
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/shop/deployments/storefront";
    private static final String HOTFIX = "registry.example.com/shop/storefront:1.8.2-hotfix";
    private static final String OVERWRITTEN =
            """
            {"spec":{"template":{"spec":{"containers":[{"name":"web",\
            "image":"registry.example.com/shop/storefront:1.7.0"}]}}}}""";

    private static final String FINISHED =
            """
                      env:
                        # The provider answers slowly.
                        - name: TIMEOUT
                          value: 30s
            """;

    @TempDir Path folder = Path.of("");

    private static String image(PracticeWindow window) {
        return window.hand()
                .live(DEPLOYMENT)
                .objectAt("spec", "template", "spec")
                .arrayAt("containers")
                .objects()
                .filter(one -> one.string("name", "").equals("web"))
                .findFirst()
                .map(one -> one.string("image", ""))
                .orElse("");
    }

    @Test
    void aFixIsSentByFourInteractionsOverwrittenFixedAnewAndTakenBack() throws Exception {
        try (PracticeWindow window = PracticeWindow.open(folder)) {
            story(window);
        }
    }

    private static void story(PracticeWindow window) throws Exception {
        window.untilCompared("storefront");
        String before = image(window);
        window.goTo(new Route.Application("storefront", Route.Tab.DRIFT));
        window.until("drift", () -> window.says("storefront"));
        for (int object = 0; object < 8; object++) {
            if (Fx.call(() -> window.says("Deployment shop/storefront"))) {
                break;
            }
            window.press(KeyCode.J, "j");
        }
        assertThat(Fx.call(() -> window.says("Deployment shop/storefront"))).isTrue();

        long opened = System.nanoTime();
        window.press(KeyCode.B, "b");
        window.until("read", () -> window.wizard(model -> model.known().isPresent()));
        assertThat(Fx.call(() -> window.wizard(model -> !model.readyProperty().get()))).isTrue();
        window.until("a field to type into", () -> window.inAField());
        window.type(HOTFIX);
        window.press(KeyCode.ENTER, "\r");
        window.type("the new checkout button does nothing");
        window.press(KeyCode.TAB, "\t");
        window.type("INC-7");
        window.untilUnlessTrouble(
                "answered", () -> window.wizard(model -> model.readyProperty().get()));
        assertThat(Fx.call(() -> window.says("What will the server store?"))).isTrue();
        assertThat(Fx.call(() -> window.says(HOTFIX))).isTrue();
        assertThat(Fx.call(() -> window.says("Leeway"))).isTrue();
        assertThat(Fx.call(() -> window.says("are replaced.") || window.says("is replaced.")))
                .isTrue();
        assertThat(image(window)).as("nothing was sent yet").isEqualTo(before);
        Fx.run(() -> Fx.press(window.frame(), KeyCode.ENTER, "\r", true));
        window.untilUnlessTrouble("fixed", () -> window.stands(Stage.FIXED));
        System.out.println(
                "open wizard to fix live, in ms: "
                        + Duration.ofNanos(System.nanoTime() - opened).toMillis());
        assertThat(image(window)).isEqualTo(HOTFIX);
        assertThat(Fx.call(() -> window.state().navigation().current()))
                .isInstanceOf(Route.Bypass.class);
        assertThat(Fx.call(() -> window.says("the new checkout button does nothing"))).isTrue();

        window.hand().edit(DEPLOYMENT, OVERWRITTEN);
        window.until("eroded", () -> window.stands(Stage.ERODED));
        window.until("named", () -> window.says("Overwritten by kubectl-edit"));
        window.goTo(new Route.Overview());
        window.until("attention", () -> window.says("kubectl-edit"));
        window.goTo(new Route.Application("storefront", Route.Tab.DRIFT));
        window.until("banner", () -> window.says("Overwritten by kubectl-edit"));

        window.goTo(new Route.Bypass(window.id()));
        window.press(KeyCode.X, "x");
        window.untilUnlessTrouble("fixed anew", () -> window.stands(Stage.FIXED));
        assertThat(image(window)).isEqualTo(HOTFIX);

        window.until("at rest", () -> rests(window));
        window.press(KeyCode.U, "u");
        window.type("the button works again");
        window.press(KeyCode.ENTER, "\r");
        window.untilUnlessTrouble("taken back", () -> window.stands(Stage.ABANDONED));
        assertThat(image(window)).isEqualTo(before);
        window.until("told", () -> window.says("the button works again"));
    }

    @Test
    void aFixGoesToGitIsMergedReleasedAndLeavesNothingBehind() throws Exception {
        try (PracticeWindow window = PracticeWindow.open(folder)) {
            window.untilCompared("storefront");
            begin(window, "storefront", "shop");
            window.until("a field to type into", window::inAField);
            window.type(HOTFIX);
            send(window);
            window.untilUnlessTrouble("fixed", () -> window.stands(Stage.FIXED));
            assertThat(image(window)).isEqualTo(HOTFIX);

            window.until("at rest", () -> rests(window));
            window.press(KeyCode.P, "p");
            window.untilUnlessTrouble("proposed", () -> window.stands(Stage.PROPOSED));
            window.until("proved", () -> window.says("Proved: renders to exactly this fix"));
            String branch = "leeway/bypass/" + window.id();
            window.until("the branch is named", () -> window.says(branch));
            assertThat(window.hand().file(branch, "apps/storefront/deployment.yaml"))
                    .contains(HOTFIX);

            window.hand().merge(branch);
            window.until("at rest", () -> rests(window));
            // Whoever looks after leases may see the merge first, and release by itself.
            window.pushUnless("Release", () -> window.stands(Stage.RELEASED));
            window.untilUnlessTrouble("released", () -> window.stands(Stage.RELEASED));
            window.until("told", () -> window.says("Released: live is what Git says"));
            assertThat(image(window)).isEqualTo(HOTFIX);
            assertThat(window.hand().live(DEPLOYMENT).objectAt("metadata").toJson())
                    .as("no mark and no entry of the lease is left behind")
                    .doesNotContain("leeway.dev/bypass")
                    .doesNotContain("leeway-bypass");
            window.goTo(new Route.Application("storefront", Route.Tab.DRIFT));
            window.until("no banner", () -> !window.says("under a bypass"));
        }
    }

    @Test
    void anEditThatNothingProvesIsFinishedByHandProvedAsItIsTypedAndProposed() throws Exception {
        try (PracticeWindow window = PracticeWindow.open(folder)) {
            window.untilCompared("payments");
            begin(window, "payments", "payments");
            window.until(
                    "the YAML", () -> window.wizard(model -> window.take(model, FixKind.EDIT)));
            window.editText(
                    text ->
                            text.replaceFirst(
                                    "( +)- name: PROVIDER\n",
                                    "$1- name: TIMEOUT\n$1  value: 30s\n$1- name: PROVIDER\n"));
            send(window);
            window.untilUnlessTrouble("fixed", () -> window.stands(Stage.FIXED));

            window.until("at rest", () -> rests(window));
            window.press(KeyCode.P, "p");
            window.until("what is left over", () -> window.says("Wanted and not met"));
            window.until(
                    "the wanted value", () -> window.says("live:") && window.says("value: 30s"));
            window.until("the template", () -> window.text().contains("{{ .Values.replicas }}"));
            window.until("its place, marked as a guess", () -> window.says("a guess"));
            window.until(
                    "scrolled no further than its words", () -> window.below(".hand-verdict") < 30);
            window.press(KeyCode.F9, "");
            assertThat(Fx.call(window::lineAtCaret)).isEqualTo("          env:");
            String inGit = Fx.call(() -> window.base().orElseThrow().text());
            assertThat(inGit).as("the file as it is in Git").isEqualTo(Fx.call(window::text));
            assertThat(Fx.call(() -> window.stands(Stage.FIXED)))
                    .as("nothing is proposed")
                    .isTrue();
            assertThat(Fx.call(() -> window.canPush("Propose"))).isFalse();

            window.editText(text -> text.replace("          env:\n", "          env: [\n"));
            window.until("broken", () -> window.says("could not be rendered"));
            assertThat(Fx.call(() -> window.canPush("Propose"))).isFalse();
            window.editText(text -> text.replace("          env: [\n", FINISHED));
            window.until("proved", () -> window.says("renders to exactly this"));
            assertThat(Fx.call(() -> window.says("Wanted and not met"))).isFalse();
            window.until(
                    "marked against Git",
                    () -> window.base().filter(base -> base.markedLines() > 0).isPresent());
            assertThat(Fx.call(() -> window.base().orElseThrow().text()))
                    .as("Git's side stays as it is")
                    .isEqualTo(inGit);

            window.goTo(new Route.Overview());
            window.goTo(new Route.Bypass(window.id()));
            window.until("at rest", () -> rests(window));
            window.press(KeyCode.P, "p");
            window.until("what was typed before", () -> window.says("is here again"));
            window.until("proved again", () -> window.says("renders to exactly this"));
            assertThat(window.text()).contains("# The provider answers slowly.");
            window.push("Propose");
            window.untilUnlessTrouble("proposed", () -> window.stands(Stage.PROPOSED));
            window.until("what was proposed is kept no longer", () -> keptByHand() == 0);
            String branch = "leeway/bypass/" + window.id();
            assertThat(window.hand().file(branch, "charts/payments/templates/deployment.yaml"))
                    .contains("# The provider answers slowly.")
                    .contains("{{- with .Values.resources }}");
        }
    }

    private long keptByHand() throws IOException {
        try (Stream<Path> kept = Files.list(folder.resolve("state/hand-drafts"))) {
            return kept.count();
        }
    }

    private static void begin(PracticeWindow window, String application, String namespace)
            throws Exception {
        window.goTo(
                new Route.BypassWizard(
                        application,
                        Optional.of(
                                new ResourceKey("apps", "Deployment", namespace, application))));
        window.until("read", () -> window.wizard(model -> model.known().isPresent()));
    }

    private static void send(PracticeWindow window) throws Exception {
        Fx.run(
                () -> {
                    Fx.settle(window.frame());
                    if (window.frame().lookup(".terms-column .text-area")
                            instanceof TextInputControl reason) {
                        reason.setText("the provider answers slowly");
                    }
                    if (window.frame().lookup(".terms-column .text-field")
                            instanceof TextInputControl incident) {
                        incident.setText("INC-7");
                    }
                });
        window.untilUnlessTrouble(
                "answered", () -> window.wizard(model -> model.readyProperty().get()));
        Fx.run(() -> Fx.press(window.frame(), KeyCode.ENTER, "\r", true));
    }

    private static boolean rests(PracticeWindow window) {
        return window.lease()
                .filter(one -> !one.underWay())
                .filter(one -> one.lease().pending().isEmpty())
                .isPresent();
    }
}
