package dev.leeway.engine.workspace;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges what is written as a repository's address. Never repeats a credential in its answer. */
final class RepositoryAddress {
    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern USER_AND_HOST =
            Pattern.compile("[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^:]+");
    private static final Pattern TOKEN_LIKE =
            Pattern.compile(
                    "(gh[pousr]_|github_pat_|glpat-|gldt-|x-access-token|x-token-auth|oauth2|gitlab-ci-token).*"
                            + "|[A-Za-z0-9_-]{32,}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final String SECRET =
            "holds a password or token; credentials never stand in the workspace: take it out (and"
                    + " replace it at the host, it may have been seen), Leeway asks your Git credential"
                    + " helper";

    private RepositoryAddress() {}

    /** What an address is. */
    sealed interface Kind {
        /** A URL or {@code user@host:path}, to be used as it stands. */
        record Remote(String url) implements Kind {}

        /** A path on this machine, to be made absolute. */
        record Local(String path) implements Kind {}

        /** Not an address that can be used. */
        record Wrong(String message) implements Kind {}
    }

    /** Judges a repository's address. */
    static Kind of(String written) {
        if (USER_AND_HOST.matcher(written).matches()) {
            return new Kind.Remote(written);
        }
        if (!WITH_SCHEME.matcher(written).matches()) {
            return new Kind.Local(written);
        }
        String scheme = written.substring(0, written.indexOf(':')).toLowerCase(Locale.ROOT);
        URI uri;
        try {
            uri = new URI(written);
        } catch (URISyntaxException e) {
            // The text of the exception repeats the whole address.
            return new Kind.Wrong(
                    "is not a URL that can be read: the fault is at character "
                            + (e.getIndex() + 1));
        }
        Optional<String> secret = secretIn(uri);
        if (secret.isPresent()) {
            return new Kind.Wrong(secret.get());
        }
        return switch (scheme) {
            case "https", "ssh" -> withHost(uri, written);
            case "http" ->
                    LOOPBACK.contains(String.valueOf(uri.getHost()))
                            ? withHost(uri, written)
                            : new Kind.Wrong(
                                    "must not be plain http, which anybody on the way can read and change; use"
                                            + " https");
            case "file" ->
                    uri.getPath() == null || uri.getPath().isEmpty()
                            ? new Kind.Wrong("names no path after file://")
                            : new Kind.Remote(written);
            default ->
                    new Kind.Wrong(
                            "has the scheme '"
                                    + scheme
                                    + "', which is not spoken; use https, ssh, file or a local path");
        };
    }

    /** Returns what is wrong with the address of an API, or empty. */
    static Optional<String> faultOfApi(String written) {
        URI uri;
        try {
            uri = new URI(written);
        } catch (URISyntaxException e) {
            return Optional.of(
                    "is not a URL that can be read: the fault is at character "
                            + (e.getIndex() + 1));
        }
        Optional<String> secret = secretIn(uri);
        if (secret.isPresent()) {
            return secret;
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean near =
                "http".equalsIgnoreCase(uri.getScheme())
                        && LOOPBACK.contains(String.valueOf(uri.getHost()));
        if ((https || near) && uri.getHost() != null) {
            return Optional.empty();
        }
        return Optional.of("must be an https URL, as in https://api.github.com");
    }

    private static Kind withHost(URI uri, String written) {
        if (uri.getHost() == null) {
            return new Kind.Wrong("names no host that can be read");
        }
        if (uri.getPath() == null || uri.getPath().length() < 2) {
            return new Kind.Wrong("names a host but no repository on it");
        }
        return new Kind.Remote(written);
    }

    private static Optional<String> secretIn(URI uri) {
        String authority = uri.getRawAuthority();
        if (authority != null && authority.contains("@")) {
            String user = authority.substring(0, authority.lastIndexOf('@'));
            if (user.contains(":") || TOKEN_LIKE.matcher(user).matches()) {
                return Optional.of(SECRET);
            }
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return Optional.of(
                    "must end at the path: what follows '?' or '#' is not part of a repository's address,"
                            + " and a token there would be seen");
        }
        return Optional.empty();
    }
}
