package dev.leeway.product.chaos;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.product.story.Forge;
import dev.leeway.product.story.Household.Answer;
import dev.leeway.product.story.TcpGate;
import dev.leeway.product.story.TestRepository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where chaos happens: a practice cluster and Git hosts, each behind a gate, many applications, and
 * accounts of the truth that Leeway has no hand in.
 */
final class ChaosGround implements AutoCloseable {
    private static final List<GroupKind> APPLIED =
            List.of(
                    new GroupKind("", "ConfigMap"),
                    new GroupKind("", "Secret"),
                    new GroupKind("", "Service"),
                    new GroupKind("", "ServiceAccount"),
                    new GroupKind("apps", "Deployment"));

    private final ClusterWrites writes;
    private final PracticeCluster cluster;
    private final TcpGate gate;
    private final List<Host> hosts;
    private final Map<String, ApplicationFiles> applications = new LinkedHashMap<>();
    private final Map<String, Host> hostOf = new HashMap<>();
    private final OnDuty duty;

    /**
     * A Git host.
     *
     * @param truth what its repository asks for
     * @param forge the host
     * @param gate what stands before it
     */
    record Host(GitTruth truth, Forge forge, TcpGate gate) {
        String name() {
            return "127.0.0.1:" + gate.port();
        }
    }

    private ChaosGround(
            ClusterWrites writes,
            PracticeCluster cluster,
            TcpGate gate,
            List<Host> hosts,
            OnDuty duty) {
        this.writes = writes;
        this.cluster = cluster;
        this.gate = gate;
        this.hosts = hosts;
        this.duty = duty;
    }

    /** Makes one; nothing is synced yet. */
    static ChaosGround in(Path folder, ChaosSize size) throws IOException {
        ClusterWrites writes = new ClusterWrites();
        PracticeCluster cluster =
                PracticeCluster.start(
                        PracticeOptions.usual()
                                .with(new Controllers(InstantSource.system()))
                                .witnessed(writes));
        TcpGate gate = TcpGate.before(URI.create(cluster.url()).getPort());
        List<Host> hosts = new ArrayList<>();
        for (int i = 0; i < size.repositories(); i++) {
            TestRepository repository = TestRepository.in(folder.resolve("repository-" + i));
            repository.write("README", "chaos\n").commit();
            Forge forge = new Forge(repository.folder());
            int port = URI.create("http://" + forge.host()).getPort();
            hosts.add(new Host(new GitTruth(repository), forge, TcpGate.before(port)));
        }
        Path desk = folder.resolve("ada");
        OnDuty duty = new OnDuty(desk, workspace(hosts, size));
        Files.writeString(
                desk.resolve("practice.kubeconfig"),
                cluster.kubeconfig().replace(cluster.url(), "https://127.0.0.1:" + gate.port()));
        ChaosGround ground = new ChaosGround(writes, cluster, gate, hosts, duty);
        ground.fill(size);
        return ground;
    }

    private static String name(int i) {
        return "app-%03d".formatted(i);
    }

    private static String workspace(List<Host> hosts, ChaosSize size) {
        StringBuilder yaml =
                new StringBuilder(
                        "apiVersion: leeway.dev/v1alpha1\nkind: Workspace\nmetadata: {name: chaos}\nrepositories:\n");
        for (int i = 0; i < hosts.size(); i++) {
            yaml.append(
                    "  - {name: r%d, url: \"http://%s/shop/platform.git\", revision: main, pullRequests: {provider: github, url: \"http://%s/api/v3\"}}\n"
                            .formatted(i, hosts.get(i).name(), hosts.get(i).name()));
        }
        yaml.append(
                "clusters:\n  - {name: practice, kubeconfig: practice.kubeconfig, context: practice}\napplications:\n");
        for (int i = 0; i < size.applications(); i++) {
            yaml.append(
                    "  - {name: %1$s, source: {repository: r%2$d, path: %1$s, type: directory}, destination: {cluster: practice, namespace: %1$s}, sync: {options: [CreateNamespace=true]}}\n"
                            .formatted(name(i), i % hosts.size()));
        }
        return yaml.toString();
    }

    private void fill(ChaosSize size) throws IOException {
        List<Map<String, String>> files = new ArrayList<>();
        hosts.forEach(_ -> files.add(new LinkedHashMap<>()));
        for (int i = 0; i < size.applications(); i++) {
            ApplicationFiles application = new ApplicationFiles(name(i), size.settings());
            applications.put(application.name(), application);
            hostOf.put(application.name(), hosts.get(i % hosts.size()));
            files.get(i % hosts.size()).putAll(application.files());
        }
        for (int i = 0; i < hosts.size(); i++) {
            hosts.get(i).truth().commit(files.get(i));
            Answer kept =
                    duty.typing(
                            Forge.TOKEN + "\n",
                            List.of("credentials", "set", "--file", hosts.get(i).name()));
            if (kept.exit() != 0) {
                throw new IOException(kept.err());
            }
        }
    }

    ClusterWrites writes() {
        return writes;
    }

    PracticeCluster cluster() {
        return cluster;
    }

    TcpGate gate() {
        return gate;
    }

    OnDuty duty() {
        return duty;
    }

    Host host(String application) {
        return hostOf.getOrDefault(application, hosts.getFirst());
    }

    List<Host> hosts() {
        return hosts;
    }

    List<String> applications() {
        return List.copyOf(applications.keySet());
    }

    ApplicationFiles files(String application) {
        return applications.get(application);
    }

    /** Returns what a commit asks for. */
    Optional<JsonObject> wanted(String commit, String application, ResourceKey key) {
        return hostOf.containsKey(application) && !commit.isEmpty()
                ? Optional.ofNullable(
                        host(application).truth().desired(commit, application).get(key))
                : Optional.empty();
    }

    Optional<JsonObject> live(ResourceKey key) {
        return cluster.api().store().get(key.groupKind(), key.namespace(), key.name());
    }

    /** Returns what lives of the kinds that applications have. */
    List<JsonObject> living(String namespace) {
        List<JsonObject> all = new ArrayList<>();
        for (GroupKind kind : APPLIED) {
            all.addAll(
                    cluster.api().store().list(kind, Selection.inNamespace(namespace)).objects());
        }
        return all;
    }

    /** Returns what the inventory of an application names; empty where there is none. */
    Set<ResourceKey> inventory(String application) throws InterruptedException {
        Optional<JsonObject> secret = live(InventoryObject.key(application, application));
        if (secret.isEmpty()) {
            return Set.of();
        }
        InventoryState state =
                InventoryObject.read(
                        new LiveState.Present(new Manifest(secret.get()), Instant.now()),
                        _ -> Map.of());
        return state instanceof InventoryState.Found found
                ? found.inventory().byKey().keySet()
                : Set.of();
    }

    /** Changes something by hand. */
    void byHand(String method, String path, String merge) {
        write(ApiRequest.of(method, path).withQuery("fieldManager", ClusterWrites.HAND), merge);
    }

    /** Writes with Leeway's own token and without Leeway, to see whether that is found. */
    void asLeeway(String method, String path, String merge) {
        write(ApiRequest.of(method, path).by(ApiRequest.ADMIN), merge);
    }

    private void write(ApiRequest plain, String merge) {
        ApiRequest request = plain;
        if (!merge.isEmpty()) {
            JsonValue body = JsonReader.read(merge);
            request = request.withBody("application/merge-patch+json", body);
        }
        ApiResponse response = cluster.api().handle(request);
        if (!response.isSuccess() && response.status() != 404) {
            throw new IllegalStateException(
                    request.path() + " was refused: " + response.jsonBody());
        }
    }

    /** Returns how many objects the cluster holds. */
    int held() {
        return cluster.api().store().types().stream().mapToInt(cluster.api().store()::count).sum();
    }

    @Override
    public void close() {
        for (Host host : hosts) {
            closeQuietly(host.gate());
            host.forge().close();
            host.truth().close();
        }
        closeQuietly(gate);
        cluster.close();
    }

    private static void closeQuietly(TcpGate gate) {
        try {
            gate.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
