package dev.leeway.engine.cluster;

import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.KubectlTarget;
import dev.leeway.engine.cluster.login.ClusterAccess;
import dev.leeway.engine.live.ClusterHealth;
import dev.leeway.engine.live.ClusterReader;

/**
 * One cluster's connection: its reader and its writer share limits, credentials and what is kept of
 * the cluster. Safe for use from several threads; nothing of it works after {@link #close()}.
 */
public final class ClusterConnection implements AutoCloseable {
    private final String name;
    private final ClusterAccess access;
    private final HttpWire wire;
    private final ApiClient client;
    private final LiveCache cache;
    private final ClusterPulse pulse;
    private final ServerReader reader;
    private final ServerWriter writer;
    private final ServerBrowser browser;

    ClusterConnection(
            ClusterSettings settings,
            ClusterAccess access,
            HttpWire wire,
            ApiClient client,
            WatchTiming timing) {
        this.name = settings.name();
        this.access = access;
        this.wire = wire;
        this.client = client;
        ServedKinds kinds = new ServedKinds(new Discovery(client));
        SchemaDocuments schemas =
                new SchemaDocuments(
                        client,
                        new SchemaFiles(
                                settings.cache().map(folder -> folder.resolve("schemas")),
                                access.server()));
        KindLister lister = new KindLister(client, timing, settings.limits().listsAtOnce());
        this.cache =
                new LiveCache(
                        client,
                        lister,
                        timing,
                        () -> {
                            kinds.changed();
                            schemas.drop();
                        });
        SeenObjects seen = new SeenObjects(cache);
        ApplyCalls applies = new ApplyCalls(client, seen);
        PatchCalls patches = new PatchCalls(client);
        this.reader =
                new ServerReader(
                        name,
                        access.checksCertificate(),
                        client,
                        cache,
                        kinds,
                        schemas,
                        applies,
                        patches);
        this.writer = new ServerWriter(name, client, applies, patches, seen, cache);
        this.pulse = new ClusterPulse(client, cache, timing);
        this.browser =
                new ServerBrowser(
                        reader,
                        client,
                        timing,
                        new KubectlTarget(
                                settings.kubeconfig().stream().map(Object::toString).toList(),
                                access.context(),
                                access.server().toString()));
    }

    /** Returns the cluster's name in the workspace. */
    public String name() {
        return name;
    }

    /** Returns the API server's address, for people to see. */
    public String server() {
        return access.server().toString();
    }

    /** Returns whether the server's certificate is checked; the kubeconfig may say not to. */
    public boolean checksCertificate() {
        return access.checksCertificate();
    }

    /** Returns the kubeconfig context in use. */
    public String context() {
        return access.context();
    }

    /** Returns the door for reading. */
    public ClusterReader reader() {
        return reader;
    }

    /** Returns the door for writing. */
    public ClusterWriter writer() {
        return writer;
    }

    /** Returns the door for looking around. */
    public ClusterBrowser browser() {
        return browser;
    }

    ClusterPulse pulse() {
        return pulse;
    }

    /** Returns how the connection is doing; never blocks. */
    public ClusterHealth health() {
        return new ClusterHealth(
                name,
                client.contact(),
                java.util.List.copyOf(cache.status()),
                client.perSecond(ApiCall.Lane.READ),
                client.perSecond(ApiCall.Lane.WRITE));
    }

    /**
     * Calls the listener after the health has changed, until closed. Called on the connection's own
     * threads, often and several at once: it should do no more than ask for {@link #health()}
     * later.
     */
    public AutoCloseable onHealthChange(Runnable listener) {
        return cache.onStateChange(listener);
    }

    /** Ends every watch and every request. */
    @Override
    public void close() {
        pulse.close();
        cache.close();
        wire.close();
    }
}
