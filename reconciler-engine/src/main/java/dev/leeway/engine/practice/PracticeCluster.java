package dev.leeway.engine.practice;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.api.KubernetesApi;
import dev.leeway.engine.practice.api.MetricsApi;
import dev.leeway.engine.practice.api.PracticeApi;
import dev.leeway.engine.practice.api.PracticeWorker;
import dev.leeway.engine.practice.api.ServiceAllocations;
import dev.leeway.engine.practice.discovery.TypeDocuments;
import dev.leeway.engine.practice.fault.Faults;
import dev.leeway.engine.practice.rules.BuiltinTypes;
import dev.leeway.engine.practice.rules.CustomTypes;
import dev.leeway.engine.practice.rules.KubernetesWriteRules;
import dev.leeway.engine.practice.server.LoopbackCertificate;
import dev.leeway.engine.practice.server.PracticeServer;
import dev.leeway.engine.practice.store.PracticeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kubernetes cluster that lives in this process: its API on a loopback port, its objects in
 * memory, its controllers on threads of their own. Everything is gone when it closes.
 */
public final class PracticeCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeCluster.class);
    private static final int TOKEN_BYTES = 24;

    private final KubernetesApi api;
    private final PracticeServer server;
    private final Faults faults;
    private final String token;
    private final String certificate;
    private final List<Thread> threads;

    private PracticeCluster(
            KubernetesApi api,
            PracticeServer server,
            Faults faults,
            String token,
            String certificate,
            List<Thread> threads) {
        this.api = api;
        this.server = server;
        this.faults = faults;
        this.token = token;
        this.certificate = certificate;
        this.threads = List.copyOf(threads);
    }

    /**
     * Starts a cluster; it serves when this returns.
     *
     * @throws IOException when the port cannot be had
     */
    public static PracticeCluster start(PracticeOptions options) throws IOException {
        // Cryptography and the type tables take about as long to load as each other: side by side.
        FutureTask<LoopbackCertificate> making = new FutureTask<>(LoopbackCertificate::create);
        Thread.ofVirtual().name("practice-certificate").start(making);
        BuiltinTypes types = BuiltinTypes.load();
        PracticeStore store =
                new PracticeStore(
                        options.clock(),
                        options.historyLimit(),
                        KubernetesApi.tellingOf(options.witness()));
        Faults faults = new Faults();
        KubernetesApi api =
                new KubernetesApi(
                        new KubernetesApi.Parts(
                                store,
                                types.all(),
                                documents(types),
                                new KubernetesWriteRules(new ServiceAllocations(store)),
                                new CustomTypes(types.definitions())::of,
                                faults,
                                options.clock(),
                                () -> made(making).pem()));
        options.content().ifPresentOrElse(store::fill, () -> FirstObjects.create(api, options));
        String token = newToken();
        LoopbackCertificate certificate = made(making);
        PracticeApi offered = options.metrics() ? new MetricsApi(api, options.clock()) : api;
        PracticeServer server = PracticeServer.start(offered, certificate, options.port(), token);
        List<PracticeWorker> workers = new ArrayList<>(api.workers());
        workers.addAll(options.workers());
        List<Thread> threads = workers.stream().map(worker -> run(worker, api)).toList();
        return new PracticeCluster(api, server, faults, token, certificate.pem(), threads);
    }

    private static LoopbackCertificate made(Future<LoopbackCertificate> making) {
        try {
            return making.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a certificate was made", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the practice cluster has no certificate", e);
        }
    }

    private static TypeDocuments documents(BuiltinTypes types) {
        return new TypeDocuments() {
            @Override
            public List<String> groupVersions() {
                return types.groupVersions();
            }

            @Override
            public JsonObject discoveryOf(String groupVersion) {
                return types.discoveryOf(groupVersion);
            }

            @Override
            public JsonObject openApiDocument(String groupVersion) {
                return types.openApiDocument(groupVersion);
            }
        };
    }

    private static String newToken() {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        return "practice." + HexFormat.of().formatHex(random);
    }

    private static Thread run(PracticeWorker worker, PracticeApi api) {
        return Thread.ofVirtual()
                .name(worker.name())
                .start(
                        () -> {
                            try {
                                worker.run(api);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } catch (RuntimeException e) {
                                LOG.error("{} of the practice cluster ended", worker.name(), e);
                            }
                        });
    }

    /** Returns the address of its API. */
    public String url() {
        return server.url();
    }

    /** Returns the token that clients must show. A secret, though a short-lived one. */
    public String token() {
        return token;
    }

    /** Returns its certificate in PEM. */
    public String certificate() {
        return certificate;
    }

    /** Returns the API without the network. */
    public PracticeApi api() {
        return api;
    }

    /** Returns what can be made to go wrong. */
    public Faults faults() {
        return faults;
    }

    /** Returns a kubeconfig for it; cluster, context and user are named {@code practice}. */
    public String kubeconfig() {
        return Kubeconfig.text(url(), certificate, token);
    }

    /**
     * Writes a kubeconfig that only its owner may read.
     *
     * @throws IOException when the file cannot be written
     */
    public void writeKubeconfig(Path file) throws IOException {
        Kubeconfig.write(file, kubeconfig());
    }

    /** Stops serving and ends what runs inside. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        server.close();
    }
}
