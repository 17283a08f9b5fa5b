package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.browse.PodUsage;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * What the pod that is looked at uses, read in the background beside it; nothing for other objects
 * and where the cluster does not measure it. Belongs to the window's thread.
 */
final class UsageLabel extends Label {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration STANDS = Duration.ofSeconds(15);

    private final Desk desk;
    private final ObjectModel model;
    private Optional<ObjectPlace> shown = Optional.empty();
    private Instant read = Instant.EPOCH;
    private BackgroundWork.@Nullable Job running;

    UsageLabel(Desk desk, ObjectModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("facts");
        setMinWidth(USE_PREF_SIZE);
        model.placeProperty().addListener(observable -> show());
        model.objectProperty().addListener(observable -> show());
        show();
    }

    /** Asks when the object was read, and not again until what was measured may be another. */
    private void show() {
        Optional<ObjectPlace> place =
                model.placeProperty()
                        .get()
                        .filter(at -> at.key().kind().equals("Pod") && at.key().group().isEmpty())
                        .filter(at -> !at.key().name().isEmpty());
        if (!place.equals(shown)) {
            forget(place);
        }
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        boolean seen = model.objectProperty().get() instanceof Loadable.Loaded<?>;
        Instant now = Instant.now();
        if (place.isEmpty()
                || clusters.isEmpty()
                || !seen
                || Duration.between(read, now).compareTo(STANDS) < 0) {
            return;
        }
        read = now;
        ask(clusters.get(), place.get());
    }

    private void forget(Optional<ObjectPlace> next) {
        shown = next;
        read = Instant.EPOCH;
        BackgroundWork.Job before = running;
        if (before != null) {
            before.cancel();
        }
        tell("", "");
    }

    private void ask(ClusterBrowsing clusters, ObjectPlace asked) {
        ResourceKey pod = asked.key();
        running =
                desk.work()
                        .start(
                                "what " + pod + " uses",
                                () -> {
                                    PodUsage usage =
                                            clusters.browser(asked.cluster())
                                                    .podUsage(
                                                            pod.namespace(), pod.name(), PATIENCE);
                                    arrive(asked, words(usage, pod), "");
                                },
                                failed -> {
                                    if (!(failed instanceof InterruptedException)) {
                                        arrive(
                                                asked,
                                                desk.text().text("clusters.usage-failed"),
                                                new EngineWords(desk.text()).why(failed));
                                    }
                                });
    }

    private String words(PodUsage usage, ResourceKey pod) {
        return switch (usage) {
            case PodUsage.NotOffered _ -> "";
            case PodUsage.Measured measured ->
                    Optional.ofNullable(measured.byPod().get(pod.namespace() + "/" + pod.name()))
                            .map(
                                    amount ->
                                            desk.text()
                                                    .text(
                                                            "clusters.uses",
                                                            amount.cpu(),
                                                            amount.memory()))
                            .orElse(desk.text().text("clusters.not-measured"));
        };
    }

    private void arrive(ObjectPlace asked, String words, String hint) {
        desk.ui()
                .run(
                        () -> {
                            if (shown.filter(asked::equals).isPresent()) {
                                tell(words, hint);
                            }
                        });
    }

    private void tell(String words, String hint) {
        setText(words);
        setTooltip(hint.isEmpty() ? null : new Tooltip(hint));
        setVisible(!words.isEmpty());
        setManaged(!words.isEmpty());
    }
}
