package dev.leeway.engine.practice.table;

import static dev.leeway.engine.practice.table.Column.age;
import static dev.leeway.engine.practice.table.Column.objectName;
import static dev.leeway.engine.practice.table.Column.text;
import static dev.leeway.engine.practice.table.Column.wide;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of services and what stands around them. */
final class NetworkColumns {
    private static final int SHOWN = 3;

    private NetworkColumns() {}

    static Map<String, List<Column>> all() {
        return Map.ofEntries(
                Map.entry("Service", service()),
                Map.entry(
                        "Endpoints",
                        List.of(objectName(), text("Endpoints", NetworkColumns::endpoints), age())),
                Map.entry(
                        "discovery.k8s.io/EndpointSlice",
                        List.of(
                                objectName(),
                                text("AddressType", slice -> Cells.text(slice, "addressType")),
                                text("Ports", NetworkColumns::slicePorts),
                                text("Endpoints", NetworkColumns::sliceEndpoints),
                                age())),
                Map.entry("networking.k8s.io/Ingress", ingress()),
                Map.entry(
                        "networking.k8s.io/IngressClass",
                        List.of(
                                objectName(),
                                text("Controller", c -> Cells.text(c, "spec", "controller")),
                                text("Parameters", NetworkColumns::parameters),
                                age())),
                Map.entry(
                        "networking.k8s.io/NetworkPolicy",
                        List.of(
                                objectName(),
                                text(
                                        "Pod-Selector",
                                        policy -> Cells.selector(policy, "spec", "podSelector")),
                                age())));
    }

    private static List<Column> service() {
        return List.of(
                objectName(),
                text("Type", s -> Cells.text(s, "spec", "type")),
                text("Cluster-IP", s -> Cells.or(Cells.NONE, s, "spec", "clusterIP")),
                text("External-IP", NetworkColumns::externalAddress),
                text("Port(s)", NetworkColumns::ports),
                age(),
                wide("Selector", s -> Cells.labels(s, "spec", "selector")));
    }

    private static String externalAddress(JsonObject service) {
        List<String> addresses = new ArrayList<>();
        for (JsonObject ingress : Cells.list(service, "status", "loadBalancer", "ingress")) {
            addresses.add(Cells.or(Cells.text(ingress, "hostname"), ingress, "ip"));
        }
        if (service.at("spec", "externalIPs") instanceof JsonArray given) {
            given.forEach(address -> addresses.add(Cells.text(address)));
        }
        return switch (Cells.text(service, "spec", "type")) {
            case "ExternalName" -> Cells.or(Cells.NONE, service, "spec", "externalName");
            case "LoadBalancer" -> addresses.isEmpty() ? "<pending>" : String.join(",", addresses);
            default -> addresses.isEmpty() ? Cells.NONE : String.join(",", addresses);
        };
    }

    private static String ports(JsonObject service) {
        List<JsonObject> ports = Cells.list(service, "spec", "ports");
        return ports.isEmpty()
                ? Cells.NONE
                : ports.stream().map(NetworkColumns::port).collect(Collectors.joining(","));
    }

    private static String port(JsonObject port) {
        String node = Cells.text(port, "nodePort");
        return Cells.text(port, "port")
                + (node.isEmpty() ? "" : ":" + node)
                + "/"
                + Cells.or("TCP", port, "protocol");
    }

    private static String endpoints(JsonObject endpoints) {
        List<String> all = new ArrayList<>();
        for (JsonObject subset : Cells.list(endpoints, "subsets")) {
            List<JsonObject> ports = Cells.list(subset, "ports");
            for (JsonObject address : Cells.list(subset, "addresses")) {
                String ip = Cells.text(address, "ip");
                if (ports.isEmpty()) {
                    all.add(ip);
                }
                ports.forEach(port -> all.add(ip + ":" + Cells.text(port, "port")));
            }
        }
        return few(all);
    }

    private static String few(List<String> all) {
        if (all.isEmpty()) {
            return Cells.NONE;
        }
        String shown = String.join(",", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? shown + " + " + (all.size() - SHOWN) + " more..." : shown;
    }

    private static String slicePorts(JsonObject slice) {
        List<String> ports =
                Cells.list(slice, "ports").stream().map(p -> Cells.text(p, "port")).toList();
        return ports.isEmpty() ? "<unset>" : few(ports);
    }

    private static String sliceEndpoints(JsonObject slice) {
        List<String> all = new ArrayList<>();
        for (JsonObject endpoint : Cells.list(slice, "endpoints")) {
            if (endpoint.at("addresses") instanceof JsonArray addresses) {
                addresses.forEach(address -> all.add(Cells.text(address)));
            }
        }
        return all.isEmpty() ? "<unset>" : few(all);
    }

    private static List<Column> ingress() {
        return List.of(
                objectName(),
                text("Class", i -> Cells.or(Cells.NONE, i, "spec", "ingressClassName")),
                text("Hosts", NetworkColumns::hosts),
                text("Address", NetworkColumns::ingressAddress),
                text("Ports", i -> Cells.list(i, "spec", "tls").isEmpty() ? "80" : "80, 443"),
                age());
    }

    private static String hosts(JsonObject ingress) {
        Set<String> hosts = new LinkedHashSet<>();
        for (JsonObject rule : Cells.list(ingress, "spec", "rules")) {
            String host = Cells.text(rule, "host");
            if (!host.isEmpty()) {
                hosts.add(host);
            }
        }
        return hosts.isEmpty() ? "*" : few(List.copyOf(hosts));
    }

    private static String ingressAddress(JsonObject ingress) {
        return Cells.list(ingress, "status", "loadBalancer", "ingress").stream()
                .map(each -> Cells.or(Cells.text(each, "hostname"), each, "ip"))
                .collect(Collectors.joining(","));
    }

    private static String parameters(JsonObject ingressClass) {
        JsonObject parameters = ingressClass.objectAt("spec", "parameters");
        if (parameters.isEmpty()) {
            return Cells.NONE;
        }
        String group = Cells.text(parameters, "apiGroup");
        return Cells.text(parameters, "kind")
                + (group.isEmpty() ? "" : "." + group)
                + "/"
                + Cells.text(parameters, "name");
    }
}
