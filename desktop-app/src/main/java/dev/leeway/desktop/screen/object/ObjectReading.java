package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.ClusterBrowsing.Vitality;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.browse.AccessQuestion;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.OwnerTree;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what is shown of one object. Every method waits for the cluster. */
final class ObjectReading {
    private static final Duration OWNERS_PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_JUDGED = 200;

    private ObjectReading() {}

    /**
     * Reads the object.
     *
     * @throws ClusterException when it is gone or cannot be read
     */
    static ObjectModel.Seen seen(
            Text text,
            ClusterBrowsing clusters,
            ClusterBrowser browser,
            ServedKind kind,
            ResourceKey key)
            throws ClusterException, InterruptedException {
        return switch (browser.object(key, kind, ObjectModel.PATIENCE)) {
            case LiveState.Present(Manifest found, Instant _) ->
                    new ObjectModel.Seen(
                            ObjectText.masked(found),
                            kind,
                            clusters.vitality(found),
                            browser.target());
            case LiveState.Absent _ ->
                    throw new ClusterException(
                            LiveState.Unreadable.Reason.UNKNOWN_KIND,
                            text.text("clusters.object-gone", key.toString()),
                            text.text("clusters.object-gone-next"),
                            null);
            case LiveState.Unreadable(var reason, Wording said) ->
                    throw new ClusterException(
                            reason, said, Wording.quoted(text.text("clusters.try-again")), null);
        };
    }

    /** Finds its family, and judges how well the first 200 of it are. */
    static ObjectModel.Family family(
            ClusterBrowsing clusters, ClusterBrowser browser, ServedKind kind, ResourceKey key)
            throws ClusterException, InterruptedException {
        OwnerTree tree = browser.owners(key, kind, OWNERS_PATIENCE);
        Map<String, Vitality> judged = new HashMap<>();
        for (OwnerTree.Node node : tree.nodes().stream().limit(MOST_JUDGED).toList()) {
            Optional<ServedKind> its =
                    browser.kinds(ObjectModel.PATIENCE).preferred(node.key().groupKind());
            if (its.isPresent()
                    && browser.object(node.key(), its.get(), ObjectModel.PATIENCE)
                            instanceof LiveState.Present(Manifest found, Instant _)) {
                judged.put(node.uid(), clusters.vitality(found));
            }
        }
        return new ObjectModel.Family(tree, judged);
    }

    /** Asks who may do something with it; {@code logs} stands for reading its logs. */
    static ObjectModel.Rights rights(
            String asked, ClusterBrowser browser, ServedKind kind, ResourceKey key)
            throws InterruptedException {
        boolean log = asked.equals("logs");
        boolean all = asked.equals("list") || asked.equals("create");
        AccessQuestion question =
                new AccessQuestion(
                        log ? "get" : asked,
                        kind.gvk().group(),
                        kind.plural(),
                        log ? "log" : "",
                        key.namespace(),
                        all ? "" : key.name());
        return new ObjectModel.Rights(
                question,
                browser.mayI(question, ObjectModel.PATIENCE),
                browser.whoMay(question, ObjectModel.PATIENCE));
    }
}
