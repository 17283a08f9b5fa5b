package dev.leeway.engine.run;

import dev.leeway.engine.desired.DesiredProblem;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.SecretDigests;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Sensitive;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A deploy as it is kept, to be deployed again without Git.
 *
 * @param sync the deploy
 * @param manifests its manifests
 * @param digests what made their digests
 */
record KeptDeploy(SyncRecord sync, List<KeptManifest> manifests, SecretDigests digests) {
    private static final ServedKind SECRETS =
            new ServedKind(new Gvk("", "v1", "Secret"), "secrets", true, Set.of("get"));

    /**
     * Returns the documents. The values of a Secret come from the cluster, where each is still the
     * one that it was.
     */
    KeptRendering read(ClusterReader reader, Duration timeout) throws InterruptedException {
        List<RenderedManifest> documents = new ArrayList<>();
        List<DesiredProblem.NotKept> missing = new ArrayList<>();
        for (int i = 0; i < manifests.size(); i++) {
            KeptManifest kept = manifests.get(i);
            Origin origin = new Origin("sync " + sync.number(), i, 0);
            Optional<JsonObject> body =
                    Sensitive.isSensitive(kept.key().groupKind())
                            ? restored(kept, reader.readNow(kept.key(), SECRETS, timeout))
                            : Optional.of(kept.body());
            body.ifPresentOrElse(
                    whole -> documents.add(new RenderedManifest(new Manifest(whole), origin)),
                    () -> missing.add(new DesiredProblem.NotKept(kept.key(), origin)));
        }
        return new KeptRendering(
                new RenderedManifests(
                        sync.start().revision(),
                        documents,
                        List.of(),
                        "manifests kept of sync " + sync.number()),
                missing);
    }

    private Optional<JsonObject> restored(KeptManifest kept, LiveState live) {
        return live instanceof LiveState.Present present
                ? digests.restored(kept, present.manifest())
                : Optional.empty();
    }
}
