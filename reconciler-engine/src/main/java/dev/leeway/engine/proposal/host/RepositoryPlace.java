package dev.leeway.engine.proposal.host;

import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.HostException.Problem;

import dev.leeway.engine.proposal.HostPhrase;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository lies, read from the address that it is fetched from.
 *
 * @param scheme {@code https} or {@code http} for people's browsers
 * @param host the host, with its port where the address is a web address with one
 * @param path the parts of the path, the repository last, decoded
 */
record RepositoryPlace(String scheme, String host, List<String> path) {
    private static final Pattern WEB =
            Pattern.compile("(?<scheme>https?)://(?:[^/@]*@)?(?<host>[^/]+)/(?<path>.+)");
    private static final Pattern SSH =
            Pattern.compile("ssh://(?:[^/@]*@)?(?<host>[^/:]+)(?::\\d+)?/(?<path>.+)");
    private static final Pattern SHORT =
            Pattern.compile("(?:[^/@:]*@)?(?<host>[^/:@]{2,}):(?<path>[^/].*)");

    RepositoryPlace {
        path = List.copyOf(path);
    }

    /** Reads an address. */
    static RepositoryPlace of(String url) throws HostException {
        for (Pattern pattern : List.of(WEB, SSH, SHORT)) {
            Matcher address = pattern.matcher(url);
            if (address.matches()) {
                String scheme = pattern == WEB ? address.group("scheme") : "https";
                String path = address.group("path").replaceAll("/+$", "");
                List<String> parts =
                        Arrays.stream(path.split("/+", -1))
                                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                                .toList();
                return new RepositoryPlace(
                        scheme, address.group("host").toLowerCase(Locale.ROOT), withoutGit(parts));
            }
        }
        throw new HostException(
                Problem.NOT_FOUND,
                HostPhrase.NO_HOST.of(),
                HostPhrase.NO_HOST_NEXT.of(),
                Optional.empty(),
                null);
    }

    private static List<String> withoutGit(List<String> parts) {
        String last = parts.getLast();
        List<String> all = new ArrayList<>(parts);
        if (last.endsWith(".git") && last.length() > 4) {
            all.set(all.size() - 1, last.substring(0, last.length() - 4));
        }
        return all;
    }

    /** Returns the last two parts: owner and repository. */
    List<String> ownerAndName() throws HostException {
        if (path.size() < 2) {
            throw new HostException(
                    Problem.NOT_FOUND,
                    HostPhrase.NO_OWNER.of(),
                    HostPhrase.NO_OWNER_NEXT.of(),
                    Optional.empty(),
                    null);
        }
        return path.subList(path.size() - 2, path.size());
    }

    /** Returns the page of the repository, for browsers. */
    String web() {
        return scheme + "://" + host + "/" + joined(path);
    }

    /** Returns parts as a path, each encoded. */
    static String joined(List<String> parts) {
        return String.join("/", parts.stream().map(RepositoryPlace::encoded).toList());
    }

    /** Returns a text as one part of a path or one value of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Returns a branch in a path, slashes kept. */
    static String branch(String name) {
        return encoded(name).replace("%2F", "/");
    }
}
