package dev.leeway.engine.cluster.login;

import dev.leeway.engine.wording.Wording;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the proxy to a cluster as other command line tools do: the kubeconfig's, else {@code
 * HTTPS_PROXY} or {@code HTTP_PROXY} (in either case) unless {@code NO_PROXY} names the host. A
 * loopback address is never reached through a proxy of the environment.
 */
public final class ProxyChoice {
    private ProxyChoice() {}

    /**
     * Returns the proxy, or null for a direct way.
     *
     * @throws LoginException when the one that is asked for cannot be used
     */
    public static @Nullable URI choose(ClusterAccess access, Map<String, String> environment)
            throws LoginException {
        if (access.proxy() != null) {
            return usable(access.proxy(), LoginPhrase.OF_CONTEXT.of(access.context()));
        }
        String host = String.valueOf(access.server().getHost());
        if (isLoopback(host) || excluded(host, access.server().getPort(), environment)) {
            return null;
        }
        String variable =
                "https".equals(access.server().getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
        String value = variable(environment, variable);
        if (value.isEmpty()) {
            return null;
        }
        try {
            return usable(
                    new URI(value.contains("://") ? value : "http://" + value),
                    Wording.quoted(variable));
        } catch (URISyntaxException e) {
            throw new LoginException(
                    LoginPhrase.PROXY_VARIABLE.of(variable),
                    LoginPhrase.PROXY_VARIABLE_NEXT.of(),
                    e);
        }
    }

    private static URI usable(URI proxy, Wording from) throws LoginException {
        String scheme = proxy.getScheme() == null ? "" : proxy.getScheme();
        if (!scheme.toLowerCase(Locale.ROOT).startsWith("http") || proxy.getHost() == null) {
            throw new LoginException(
                    LoginPhrase.PROXY_KIND.of(from, Wording.quoted(scheme)),
                    LoginPhrase.PROXY_KIND_NEXT.of());
        }
        return proxy;
    }

    private static boolean excluded(String host, int port, Map<String, String> environment) {
        String lower = host.toLowerCase(Locale.ROOT);
        for (String part : variable(environment, "NO_PROXY").split(",", -1)) {
            String entry = part.strip().toLowerCase(Locale.ROOT);
            String domain = entry.startsWith("*.") ? entry.substring(1) : entry;
            boolean named =
                    entry.equals("*")
                            || entry.equals(lower)
                            || entry.equals(lower + ":" + port)
                            || (domain.startsWith(".") && lower.endsWith(domain))
                            || (!domain.isEmpty() && lower.endsWith("." + domain))
                            || inNetwork(lower, entry);
            if (named) {
                return true;
            }
        }
        return false;
    }

    private static boolean inNetwork(String host, String entry) {
        int slash = entry.indexOf('/');
        if (slash < 0 || !isAddress(host) || !isAddress(entry.substring(0, slash))) {
            return false;
        }
        try {
            byte[] address = InetAddress.getByName(host).getAddress();
            byte[] network = InetAddress.getByName(entry.substring(0, slash)).getAddress();
            int bits = Integer.parseInt(entry.substring(slash + 1));
            if (address.length != network.length || bits < 0 || bits > address.length * 8) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException | NumberFormatException e) {
            // Not a network; it excludes nothing.
            return false;
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return isAddress(host) && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Tells an address from a name, so that no name is looked up here. */
    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9]+(\\.[0-9]+){3}");
    }

    private static String variable(Map<String, String> environment, String name) {
        String lower = environment.get(name.toLowerCase(Locale.ROOT));
        return lower != null ? lower : environment.getOrDefault(name, "");
    }
}
