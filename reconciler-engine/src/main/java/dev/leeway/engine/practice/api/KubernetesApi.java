package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.access.AccessRules;
import dev.leeway.engine.practice.access.AccountTokens;
import dev.leeway.engine.practice.discovery.CurrentTypes;
import dev.leeway.engine.practice.discovery.ServedTypes;
import dev.leeway.engine.practice.discovery.TypeDocuments;
import dev.leeway.engine.practice.fault.FaultSubject;
import dev.leeway.engine.practice.fault.Faults;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.rules.WriteRules;
import dev.leeway.engine.practice.store.PracticeStore;
import dev.leeway.engine.practice.store.StoreEvent;
import dev.leeway.engine.resource.GroupKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The practice API: finds out what a request is about and lets the right part answer it.
 *
 * <p>Safe for use from any thread; a request that a client got wrong gets the 4xx of a real server,
 * never an exception.
 */
public final class KubernetesApi implements PracticeApi {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesApi.class);
    private static final GroupKind ACCOUNT = new GroupKind("", "ServiceAccount");
    private static final ScopedValue<ApiRequest> BEING_ANSWERED = ScopedValue.newInstance();
    private static final Set<String> STREAMING = Set.of("exec", "attach", "portforward", "proxy");

    private final ClusterParts parts;
    private final ObjectReads reads;
    private final ObjectWrites writes;
    private final ObjectDeletions deletions;
    private final Subresources subresources;
    private final ScaleSubresource scale;
    private final PodLogs logs;
    private final Reviews reviews;
    private final ServerDocuments documents;
    private final AccessGate access;
    private final AccountTokens tokens;
    private final FaultGate gate;
    private final FaultControl faultControl;
    private final List<PracticeWorker> workers;

    /**
     * What the API is made of.
     *
     * @param store what the cluster holds
     * @param types the built-in types
     * @param documents what is told about them
     * @param rules what writes come to
     * @param customTypes the types that a custom resource definition describes
     * @param faults what goes wrong
     * @param clock the cluster's time
     * @param certificate gives the cluster's certificate in PEM
     */
    public record Parts(
            PracticeStore store,
            List<ResourceType> types,
            TypeDocuments documents,
            WriteRules rules,
            Function<JsonObject, List<ResourceType>> customTypes,
            Faults faults,
            InstantSource clock,
            Supplier<String> certificate) {
        public Parts {
            types = List.copyOf(types);
        }
    }

    /** Makes the API; its {@link #workers} have to be run beside it. */
    public KubernetesApi(Parts given) {
        parts =
                new ClusterParts(
                        given.store(),
                        new CurrentTypes(new ServedTypes(given.types())),
                        given.rules(),
                        given.clock());
        reads = new ObjectReads(parts);
        writes = new ObjectWrites(parts, new MutatingWebhooks(given.faults()));
        deletions = new ObjectDeletions(parts);
        tokens = new AccountTokens(given.clock());
        subresources = new Subresources(parts, writes, deletions, tokens);
        scale = new ScaleSubresource(parts, writes);
        logs = new PodLogs(parts);
        AccessRules rules = new AccessRules(given.store());
        access = new AccessGate(rules);
        reviews = new Reviews(given.faults(), rules, this::holder);
        documents = new ServerDocuments(parts, given.documents());
        gate = new FaultGate(given.faults());
        faultControl = new FaultControl(given.faults(), given.store());
        workers =
                List.of(
                        new CustomTypeServing(parts, writes, deletions, given.customTypes()),
                        new NamespaceKeeper(parts, writes, deletions, given.certificate()));
    }

    /** Returns a witness for the store that hears of writes with the request being answered. */
    public static Consumer<StoreEvent> tellingOf(WriteWitness witness) {
        return change -> {
            if (BEING_ANSWERED.isBound()) {
                witness.wrote(BEING_ANSWERED.get(), change);
            }
        };
    }

    /** Returns what has to run beside the API: it serves custom types and keeps namespaces. */
    public List<PracticeWorker> workers() {
        return workers;
    }

    @Override
    public Optional<String> holder(String token) {
        // An account that is gone takes its tokens with it.
        return tokens.holder(token)
                .filter(
                        user -> {
                            List<String> parts = List.of(user.split(":"));
                            return store().get(ACCOUNT, parts.get(2), parts.get(3)).isPresent();
                        });
    }

    @Override
    public PracticeStore store() {
        return parts.store();
    }

    @Override
    public ServedTypes types() {
        return parts.served().get();
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        try {
            if (request.path().startsWith(FaultControl.PATH)) {
                access.require(request, subject(request, Optional.empty()));
                return faultControl.answer(request);
            }
            Optional<ResourcePath> path = ResourcePath.parse(request.path());
            FaultSubject subject = subject(request, path);
            return ScopedValue.where(BEING_ANSWERED, request)
                    .call(() -> gate.pass(subject, () -> answer(request, path, subject)));
        } catch (Refusal refusal) {
            return refusal.response();
        }
    }

    private ApiResponse answer(
            ApiRequest request, Optional<ResourcePath> path, FaultSubject subject) {
        try {
            access.require(request, subject);
            if (path.isEmpty()) {
                return documents
                        .find(request)
                        .orElseThrow(() -> new Refusal(Statuses.noSuchPath()));
            }
            Target target = target(path.get());
            if (WriteRequest.isApply(request) && parts.find(target).isEmpty()) {
                // An apply that makes the object needs the right to make it too.
                access.require(request, subject.with("create"));
            }
            return resource(request, target, subject.verb());
        } catch (Refusal refusal) {
            return refusal.response();
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return new Refusal(
                            Statuses.failure(500, "InternalError", "Internal error occurred: " + e))
                    .response();
        }
    }

    private static FaultSubject subject(ApiRequest request, Optional<ResourcePath> path) {
        String verb = verb(request, path.isPresent() && path.get().name().isEmpty());
        return path.map(
                        p ->
                                new FaultSubject(
                                        verb,
                                        p.group(),
                                        p.plural(),
                                        p.subresource(),
                                        p.namespace(),
                                        p.name(),
                                        request.user()))
                .orElse(new FaultSubject(verb, "", "", "", "", "", request.user()));
    }

    private static String verb(ApiRequest request, boolean collection) {
        return switch (request.method()) {
            case "GET", "HEAD" -> request.flag("watch") ? "watch" : collection ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> collection ? "deletecollection" : "delete";
            default -> "";
        };
    }

    private Target target(ResourcePath path) {
        ResourceType type =
                parts.served()
                        .get()
                        .find(path.group(), path.version(), path.plural())
                        .orElseThrow(() -> new Refusal(Statuses.noSuchPath()));
        boolean named = !path.name().isEmpty();
        boolean misplaced =
                type.namespaced()
                        ? path.namespace().isEmpty() && named
                        : !path.namespace().isEmpty();
        if (misplaced) {
            throw new Refusal(Statuses.noSuchPath());
        }
        return new Target(type, path.namespace(), path.name(), path.subresource());
    }

    private ApiResponse resource(ApiRequest request, Target target, String verb) {
        if (!target.subresource().isEmpty()) {
            return subresource(request, target, verb);
        }
        if (Reviews.GROUPS.contains(target.type().gvk().group())) {
            requireVerb(target.type(), verb);
            return reviews.answer(request, target);
        }
        // A watch of one object is a watch of its collection with a field selector.
        if (verb.equals("watch") && !target.name().isEmpty()) {
            return reads.watch(
                    request.withQuery("fieldSelector", "metadata.name=" + target.name()),
                    new Target(target.type(), target.namespace(), "", ""));
        }
        requireVerb(target.type(), verb);
        return Deprecations.in(answered(request, target, verb), target.type().gvk());
    }

    private ApiResponse answered(ApiRequest request, Target target, String verb) {
        return switch (verb) {
            case "get" -> reads.get(request, target);
            case "list" -> reads.list(request, target);
            case "watch" -> reads.watch(request, target);
            case "create" -> create(request, target);
            case "update" -> writes.update(request, target);
            case "patch" -> writes.patch(request, target);
            case "delete" -> deletions.delete(request, target);
            case "deletecollection" -> deletions.deleteAll(request, target);
            default -> throw new Refusal(Statuses.methodNotAllowed());
        };
    }

    private ApiResponse create(ApiRequest request, Target target) {
        if (!target.name().isEmpty()
                || (target.type().namespaced() && target.namespace().isEmpty())) {
            throw new Refusal(Statuses.methodNotAllowed());
        }
        return target.type().gvk().kind().equals("Binding")
                ? subresources.bind(request, asPod(target))
                : writes.create(request, target);
    }

    private Target asPod(Target target) {
        ResourceType pods =
                parts.served()
                        .get()
                        .find("", "v1", "pods")
                        .orElseThrow(() -> new Refusal(Statuses.noSuchPath()));
        return new Target(pods, target.namespace(), target.name(), "");
    }

    private static void requireVerb(ResourceType type, String verb) {
        if (!type.verbs().contains(verb)) {
            throw new Refusal(Statuses.methodNotAllowed());
        }
    }

    private ApiResponse subresource(ApiRequest request, Target target, String verb) {
        if (!target.type().subresources().contains(target.subresource())) {
            throw new Refusal(Statuses.noSuchPath());
        }
        if (STREAMING.contains(target.subresource())) {
            throw new Refusal(Statuses.badRequest("Upgrade request required"));
        }
        return switch (target.subresource() + " " + verb) {
            case "scale get" -> scale.get(target);
            case "scale update" -> scale.update(request, target);
            case "scale patch" -> scale.patch(request, target);
            case "log get" -> logs.logs(request, target);
            case "binding create" -> subresources.bind(request, target);
            case "eviction create" -> subresources.evict(request, target);
            case "token create" -> subresources.token(request, target);
            case "finalize update" -> subresources.finalizeNamespace(request, target);
            default -> wholeObject(request, target, verb);
        };
    }

    /** Subresources such as status are the object itself, of which other fields are written. */
    private ApiResponse wholeObject(ApiRequest request, Target target, String verb) {
        boolean ownBody =
                Set.of("scale", "log", "binding", "eviction", "token", "finalize")
                        .contains(target.subresource());
        if (ownBody) {
            throw new Refusal(Statuses.methodNotAllowed());
        }
        return switch (verb) {
            case "get" -> reads.get(request, target);
            case "update" -> writes.update(request, target);
            case "patch" -> writes.patch(request, target);
            default -> throw new Refusal(Statuses.methodNotAllowed());
        };
    }
}
