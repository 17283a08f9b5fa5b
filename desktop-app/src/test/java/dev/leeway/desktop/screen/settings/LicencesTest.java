package dev.leeway.desktop.screen.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever is on the class path of the window has its licence on the list. */
class LicencesTest {
    /** Libraries of tests, and Leeway itself. */
    private static final Pattern OURS =
            Pattern.compile(
                    "(reconciler-engine|themes|desktop-app|junit|assertj|awaitility|hamcrest|testfx|"
                            + "opentest4j|apiguardian|byte-buddy|surefire|org.jacoco|wiremock|osgi|"
                            + "common-java5|org.osgi|archunit|org.eclipse.jgit.http|jakarta).*");

    @Test
    void everyBundledLibraryIsListed() {
        String listed = Licences.components();
        Set<String> missing = new TreeSet<>();
        int seen = 0;
        for (String entry :
                Arrays.asList(
                        System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path"))
                                .split(File.pathSeparator))) {
            Matcher name =
                    Pattern.compile("(.*?)-\\d.*\\.jar")
                            .matcher(String.valueOf(Path.of(entry).getFileName()));
            if (name.matches() && !OURS.matcher(name.group(1)).matches()) {
                seen++;
                String stem =
                        name.group(1)
                                .replaceFirst("^kubernetes-model-.*", "kubernetes-model")
                                .replaceFirst("^kubernetes-client-api$", "kubernetes-client")
                                .replaceFirst("^kubernetes-httpclient-.*", "kubernetes-httpclient")
                                .replaceFirst("^jackson-(dataformat|datatype)-.*", "jackson-$1")
                                .replaceFirst("^(org.eclipse.jgit).*", "$1");
                if (!listed.contains(stem)) {
                    missing.add(name.group(1));
                }
            }
        }
        assertThat(seen).as("libraries looked at").isGreaterThan(30);
        assertThat(missing).isEmpty();
        assertThat(Licences.ofFont("Inter-OFL.txt")).contains("SIL OPEN FONT LICENSE");
    }
}
