package dev.leeway.desktop.capture;

import dev.leeway.desktop.screen.bypasses.BypassesScreen;
import dev.leeway.desktop.screen.bypasses.FixKind;
import dev.leeway.desktop.screen.bypasses.WizardScreen;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.desktop.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextInputControl;
import org.fxmisc.richtext.CodeArea;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;

import java.util.List;

/** The bypasses. */
final class BypassShots {
    /** An item in front of the others, as far as somebody came who is still at it. */
    private static final String BEGUN =
            """
            $1env:
            $1  - name: TIMEOUT
            $1    value: 20s
            """;

    private BypassShots() {}

    static List<Shot> of(AppState state, Text text) {
        List<Shot> shots = new ArrayList<>();
        shots.add(Shot.of("bypasses", state, new Route.Bypasses()));
        state.leases().all().stream()
                .min(Comparator.comparing(lease -> lease.proposal().isEmpty()))
                .ifPresent(
                        lease ->
                                shots.add(
                                        Shot.of(
                                                "bypass-lease",
                                                state,
                                                new Route.Bypass(lease.id()))));
        state.leases().open().stream()
                .filter(lease -> lease.view(state.now()).next().contains(LeaseView.Action.PROPOSE))
                .findFirst()
                .ifPresent(
                        lease -> {
                            Route route = new Route.Bypass(lease.id());
                            shots.add(Shot.of("bypass-edit", state, route, BypassShots::reviewed));
                            shots.add(Shot.of("bypass-by-hand", state, route, BypassShots::byHand));
                            shots.addAll(ConsentShots.of(state, lease.id()));
                            shots.addAll(new RequestSituations(state, text).of(lease));
                        });
        deployment(state)
                .ifPresent(
                        wizard -> {
                            shots.add(Shot.of("wizard", state, wizard, BypassShots::filled));
                            shots.add(Shot.of("wizard-yaml", state, wizard, BypassShots::edited));
                            shots.add(
                                    Shot.of(
                                            "wizard-choose",
                                            state,
                                            new Route.BypassWizard(
                                                    wizard.application(), Optional.empty())));
                        });
        return shots;
    }

    /** A Deployment that Git asks for and the cluster has. */
    private static Optional<Route.BypassWizard> deployment(AppState state) {
        for (ApplicationState app : state.applications().toList()) {
            Optional<ResourceKey> found =
                    app.findings().latest().map(Findings::objects).orElse(List.of()).stream()
                            .filter(object -> object.inGit() && object.inCluster())
                            .map(ObjectState::key)
                            .filter(key -> key.kind().equals("Deployment"))
                            .findFirst();
            if (found.isPresent()) {
                return Optional.of(new Route.BypassWizard(app.name(), found));
            }
        }
        return Optional.empty();
    }

    private static void reviewed(Frame frame) {
        if (frame.screen().orElse(null) instanceof BypassesScreen screen) {
            screen.model().review();
        }
    }

    /** Begins to finish the files by hand as soon as the ways are drafted. */
    private static void byHand(Frame frame) {
        reviewed(frame);
        if (frame.screen().orElse(null) instanceof BypassesScreen screen) {
            screen.model()
                    .proposingProperty()
                    .get()
                    .ifPresent(
                            proposal -> {
                                proposal.draftProperty()
                                        .addListener(observable -> proposal.byHand());
                                proposal.hand()
                                        .shownProperty()
                                        .addListener(observable -> begun(frame));
                            });
        }
    }

    /** Types what does not come out as it lives yet, so that there is something to be marked. */
    private static void begun(Frame frame) {
        frame.applyCss();
        frame.lookupAll(".code-area").stream()
                .filter(CodeArea.class::isInstance)
                .map(CodeArea.class::cast)
                .filter(area -> area.isEditable() && !area.getText().contains("TIMEOUT"))
                .forEach(
                        area -> area.replaceText(area.getText().replaceFirst("( +)env:\n", BEGUN)));
    }

    /** Fills the wizard as a person would: in its fields. */
    private static void filled(Frame frame) {
        type(frame, ".terms-column .text-area", text -> "Checkout fails since the last rollout");
        type(frame, ".terms-column .text-field", text -> "INC-2041");
        type(frame, ".change-column .text-field", BypassShots::otherImage);
    }

    private static void edited(Frame frame) {
        if (frame.screen().orElse(null) instanceof WizardScreen wizard) {
            wizard.model().take(FixKind.EDIT);
        }
        frame.applyCss();
        frame.layout();
        if (frame.lookup(".code-area") instanceof CodeArea area) {
            area.replaceText(
                    area.getText()
                            .replaceFirst("replicas: \\d+", "replicas: three")
                            .replaceFirst("imagePullPolicy", "imagePulPolicy"));
            area.moveTo(0);
            area.requestFollowCaret();
        }
        type(frame, ".terms-column .text-area", text -> "Checkout fails since the last rollout");
    }

    private static void type(Frame frame, String where, UnaryOperator<String> change) {
        if (frame.lookup(where) instanceof TextInputControl field) {
            field.setText(change.apply(field.getText()));
        }
    }

    private static String otherImage(String image) {
        return image.replaceFirst(":[^:/]*$", "") + ":1.8.2-hotfix";
    }
}
