package dev.leeway.engine.cluster.login;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.wording.Wording;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Who the operator is, as the kubeconfig's user entry says it. Never prints a secret. */
public sealed interface Identity {
    /** Nobody in particular. */
    record Anonymous() implements Identity {}

    /** A bearer token that stands in the kubeconfig. */
    record Token(String token) implements Identity {
        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    /** A bearer token that stands in a file, which may be renewed at any time. */
    record TokenFile(Path file) implements Identity {}

    /** A name and a password. */
    record Password(String user, String password) implements Identity {
        @Override
        public String toString() {
            return "Password[" + user + ", ***]";
        }
    }

    /** A client certificate with its key, both PEM. */
    record Certificate(String certificate, String key) implements Identity {
        @Override
        public String toString() {
            return "Certificate[***]";
        }
    }

    /**
     * A program that gives credentials.
     *
     * @param user the name of the user entry, for messages
     * @param apiVersion the version of the exchange
     * @param command the program, as written
     * @param arguments its arguments
     * @param environment variables added to its environment
     * @param folder the kubeconfig's folder, which a command with a slash is relative to
     * @param installHint what the kubeconfig says on getting the program; may be empty
     * @param needsTerminal whether it insists on a terminal
     * @param cluster what the program is told of the cluster; empty unless it asks to be told
     */
    record Plugin(
            String user,
            String apiVersion,
            String command,
            List<String> arguments,
            Map<String, String> environment,
            Path folder,
            String installHint,
            boolean needsTerminal,
            JsonObject cluster)
            implements Identity {
        public Plugin {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        /** Returns the program alone, because arguments and variables may hold secrets. */
        @Override
        public String toString() {
            return "Plugin[" + command + "]";
        }
    }

    /**
     * A way that Leeway does not know.
     *
     * @param said what stands there
     * @param advice what to do instead
     */
    record Unsupported(Wording said, Wording advice) implements Identity {}
}
