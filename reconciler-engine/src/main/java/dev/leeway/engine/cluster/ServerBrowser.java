package dev.leeway.engine.cluster;

import dev.leeway.engine.browse.AccessAnswer;
import dev.leeway.engine.browse.AccessQuestion;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.ClusterEvents;
import dev.leeway.engine.browse.Grants;
import dev.leeway.engine.browse.KubectlTarget;
import dev.leeway.engine.browse.LogNews;
import dev.leeway.engine.browse.LogRequest;
import dev.leeway.engine.browse.OwnerTree;
import dev.leeway.engine.browse.PodUsage;
import dev.leeway.engine.browse.TableNews;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Looks around in one cluster by asking its server each time. */
final class ServerBrowser implements ClusterBrowser {
    private static final ServedKind NAMESPACES =
            new ServedKind(
                    new Gvk("", "v1", "Namespace"), "namespaces", false, Set.of("list", "watch"));
    private static final int LISTS_AT_ONCE = 8;

    private final ClusterReader reader;
    private final ApiClient client;
    private final WatchTiming timing;
    private final KubectlTarget target;
    private final EventReading events;
    private final AccessReading access;
    private final OwnerSearch owners;
    private final UsageReading usage;

    ServerBrowser(
            ClusterReader reader, ApiClient client, WatchTiming timing, KubectlTarget target) {
        this.reader = reader;
        this.client = client;
        this.timing = timing;
        this.target = target;
        this.events = new EventReading(client);
        this.access = new AccessReading(client);
        this.usage = new UsageReading(client);
        this.owners =
                new OwnerSearch(client, new FanOut("owners-" + reader.cluster(), LISTS_AT_ONCE));
    }

    @Override
    public String cluster() {
        return reader.cluster();
    }

    @Override
    public KubectlTarget target() {
        return target;
    }

    @Override
    public KindCatalog kinds(Duration timeout) throws ClusterException, InterruptedException {
        return reader.kinds(timeout);
    }

    @Override
    public List<String> namespaces(Duration timeout) throws ClusterException, InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        Set<String> names = new TreeSet<>();
        String next = "";
        do {
            String page = NAMESPACES.collectionPath("") + "?limit=500";
            page +=
                    next.isEmpty()
                            ? ""
                            : "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            JsonObject answer = list(page, "list namespaces", deadline);
            answer.arrayAt("items")
                    .objects()
                    .map(item -> item.objectAt("metadata").string("name", ""))
                    .forEach(names::add);
            next = answer.objectAt("metadata").string("continue", "");
        } while (!next.isEmpty());
        return List.copyOf(names);
    }

    @Override
    public OptionalLong count(ServedKind kind, String namespace, Duration timeout)
            throws ClusterException, InterruptedException {
        String what =
                "count " + kind.gvk().groupKind() + (namespace.isEmpty() ? "" : " in " + namespace);
        JsonObject answer =
                list(
                        kind.collectionPath(Targets.escaped(namespace)) + "?limit=1",
                        what,
                        Deadline.after(timeout));
        long here = answer.arrayAt("items").size();
        JsonObject metadata = answer.objectAt("metadata");
        if (metadata.string("continue", "").isEmpty()) {
            return OptionalLong.of(here);
        }
        OptionalLong left = metadata.integer("remainingItemCount");
        return left.isPresent() ? OptionalLong.of(here + left.getAsLong()) : OptionalLong.empty();
    }

    private JsonObject list(String page, String what, Deadline deadline)
            throws ClusterException, InterruptedException {
        ApiCall call = ApiCall.get(page, KindLister.METADATA_LIST + "," + ApiCall.JSON, what);
        ApiOutcome outcome = client.send(call, deadline.left());
        if (!(outcome instanceof Answered answer) || !answer.good()) {
            throw Refusals.error(call, outcome);
        }
        return answer.body();
    }

    @Override
    public void followTable(ServedKind kind, String namespace, Consumer<TableNews> news)
            throws InterruptedException {
        new TableFollow(client, timing, kind, namespace, news).run();
    }

    @Override
    public LiveState object(ResourceKey key, ServedKind kind, Duration timeout)
            throws InterruptedException {
        return reader.readNow(key, kind, timeout);
    }

    @Override
    public ClusterEvents events(ResourceKey about, String uid, Duration timeout)
            throws ClusterException, InterruptedException {
        return events.about(about, uid, timeout);
    }

    @Override
    public ClusterEvents events(String namespace, Duration timeout)
            throws ClusterException, InterruptedException {
        return events.in(namespace, timeout);
    }

    @Override
    public void log(LogRequest request, Consumer<LogNews> news)
            throws ClusterException, InterruptedException {
        new LogFollow(client, timing, request, news).run();
    }

    @Override
    public OwnerTree owners(ResourceKey key, ServedKind kind, Duration timeout)
            throws InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        try {
            return owners.of(reader.kinds(deadline.left()), key, kind, deadline);
        } catch (ClusterException e) {
            return new OwnerTree(
                    List.of(
                            new OwnerTree.Node(
                                    key,
                                    "",
                                    java.util.Optional.empty(),
                                    OwnerTree.Presence.UNREAD,
                                    java.util.Optional.empty())),
                    List.of(e.said()));
        }
    }

    @Override
    public PodUsage podUsage(String namespace, String name, Duration timeout)
            throws ClusterException, InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        return usage.of(reader.kinds(deadline.left()), namespace, name, deadline.left());
    }

    @Override
    public AccessAnswer mayI(AccessQuestion question, Duration timeout)
            throws InterruptedException {
        return access.mayI(question, timeout);
    }

    @Override
    public Grants whoMay(AccessQuestion question, Duration timeout) throws InterruptedException {
        return access.whoMay(question, timeout);
    }
}
