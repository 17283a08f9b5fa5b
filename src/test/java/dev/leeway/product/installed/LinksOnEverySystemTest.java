package dev.leeway.product.installed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Each system is told that {@code leeway://} links are Leeway's. Windows and macOS are not here, so
 * what they would read is checked: that it can be read, and that it says what it has to. The
 * entries of the Windows package are made with {@code wixl} where that is installed.
 */
class LinksOnEverySystemTest {
    private static final Path INSTALLERS = Path.of("..", "..", "installers");
    private static final Path WINDOWS = INSTALLERS.resolve("windows/package/os-condition.wxf");
    private static final String OPEN = "\"[INSTALLDIR]Leeway.exe\" open \"%1\"";

    @TempDir Path temporary;

    @Test
    void windowsStartsLeewayWithTheLink() throws Exception {
        Element fragment = xml(WINDOWS, true).getDocumentElement();
        Map<String, String> values = new LinkedHashMap<>();
        for (Element value : all(fragment, "RegistryValue")) {
            assertThat(value.getAttribute("Root")).as("for the user alone").isEqualTo("HKCU");
            assertThat(value.getAttribute("Type")).isEqualTo("string");
            values.put(
                    value.getAttribute("Key") + "|" + value.getAttribute("Name"),
                    value.getAttribute("Value"));
        }
        String key = "Software\\Classes\\leeway";
        assertThat(values)
                .containsExactly(
                        Map.entry(key + "|", "URL:Leeway"),
                        Map.entry(key + "|URL Protocol", ""),
                        Map.entry(key + "\\DefaultIcon|", "[INSTALLDIR]Leeway.exe,0"),
                        Map.entry(key + "\\shell\\open\\command|", OPEN));
        assertThat(all(fragment, "RegistryValue"))
                .as("the entry by which Windows Installer tells that it is installed")
                .filteredOn(value -> value.getAttribute("KeyPath").equals("yes"))
                .hasSize(1);
    }

    @Test
    void whatJpackagesOwnFragmentDoesIsStillDone() throws Exception {
        Element fragment = xml(WINDOWS, true).getDocumentElement();
        assertThat(fragment.getNamespaceURI())
                .isEqualTo("http://schemas.microsoft.com/wix/2006/wi");
        assertThat(all(fragment, "Condition"))
                .singleElement()
                .satisfies(
                        condition -> {
                            assertThat(condition.getAttribute("Message"))
                                    .isEqualTo("!(loc.OsConditionMessage)");
                            assertThat(condition.getTextContent())
                                    .isEqualTo(
                                            "Installed OR (VersionNT >="
                                                    + " $(var.JpExecutableOSVersion))");
                        });
        Element group = all(fragment, "ComponentGroup").getFirst();
        assertThat(group.getAttribute("Id")).isEqualTo("FragmentOsCondition");
        assertThat(all(group, "ComponentRef"))
                .extracting(each -> each.getAttribute("Id"))
                .isEqualTo(
                        all(fragment, "Component").stream()
                                .map(each -> each.getAttribute("Id"))
                                .toList());
    }

    @Test
    void aWindowsPackageHasTheEntries() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/wixl"))
                        && Files.isExecutable(Path.of("/usr/bin/msiinfo")),
                "no wixl and msiinfo (Debian: packages wixl and msitools)");
        // It knows conditions only elsewhere, and the directory from jpackage's other fragment.
        Path fragment = temporary.resolve("links.wxs");
        Files.writeString(
                fragment, Files.readString(WINDOWS).replaceAll("(?s)<Condition.*</Condition>", ""));
        Path product = temporary.resolve("product.wxs");
        Files.writeString(
                product,
                """
                <Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
                  <Product Id="7b1c54a9-3a0e-4d0c-9f3e-1f2f9f6d4c11" Name="Leeway" Language="1033"
                    Version="0.1.0" Manufacturer="Leeway" UpgradeCode="6e6a6c1e-5d0f-4f57-9a8e-2f0c3a7f8b41">
                    <Package InstallerVersion="200" Compressed="yes" InstallScope="perUser"/>
                    <Media Id="1" Cabinet="Data.cab" EmbedCab="yes"/>
                    <Directory Id="TARGETDIR" Name="SourceDir">
                      <Directory Id="LocalAppDataFolder"><Directory Id="INSTALLDIR" Name="Leeway"/></Directory>
                    </Directory>
                    <Feature Id="DefaultFeature" Level="1">
                      <ComponentGroupRef Id="FragmentOsCondition"/>
                    </Feature>
                  </Product>
                </Wix>
                """);
        Path made = temporary.resolve("leeway.msi");
        run("wixl", "-o", made.toString(), product.toString(), fragment.toString());
        assertThat(run("msiinfo", "export", made.toString(), "Registry").lines())
                .anyMatch(
                        line ->
                                line.contains(
                                        "\t1\tSoftware\\Classes\\leeway\\shell\\open\\command\t\t"
                                                + OPEN
                                                + "\tLeewayLinks"))
                .anyMatch(line -> line.contains("\tSoftware\\Classes\\leeway\tURL Protocol\t\t"));
        assertThat(run("msiinfo", "export", made.toString(), "FeatureComponents"))
                .contains("DefaultFeature\tLeewayLinks");
    }

    @Test
    void macOsIsToldOfTheLinks() throws Exception {
        Document list = xml(INSTALLERS.resolve("macos/package/Info.plist"), false);
        Element dictionary = all(list.getDocumentElement(), "dict").getFirst();
        Element types = valueOf(dictionary, "CFBundleURLTypes");
        Element type = all(types, "dict").getFirst();
        assertThat(valueOf(type, "CFBundleURLName").getTextContent()).isEqualTo("dev.leeway");
        assertThat(all(valueOf(type, "CFBundleURLSchemes"), "string"))
                .extracting(Node::getTextContent)
                .containsExactly("leeway");
        assertThat(valueOf(dictionary, "CFBundleExecutable").getTextContent())
                .isEqualTo("DEPLOY_LAUNCHER_NAME");
        assertThat(valueOf(dictionary, "CFBundleIdentifier").getTextContent())
                .isEqualTo("DEPLOY_BUNDLE_IDENTIFIER");
    }

    @Test
    void linuxStartsLeewayWithTheLinkAndTheFile() throws Exception {
        List<String> entry = Files.readAllLines(INSTALLERS.resolve("linux/leeway.desktop"));
        assertThat(entry)
                .contains(
                        "Exec=/opt/leeway/bin/leeway open %u",
                        "MimeType=x-scheme-handler/leeway;application/x-leeway-workspace;");
        Document types = xml(INSTALLERS.resolve("linux/leeway-mime.xml"), true);
        assertThat(all(types.getDocumentElement(), "mime-type"))
                .singleElement()
                .satisfies(
                        type -> {
                            assertThat(type.getAttribute("type"))
                                    .isEqualTo("application/x-leeway-workspace");
                            assertThat(all(type, "glob"))
                                    .extracting(glob -> glob.getAttribute("pattern"))
                                    .containsExactly("leeway.yaml", "*.leeway.yaml");
                        });
    }

    /** Reads a file; fails when it is not well-formed. Nothing is fetched for it. */
    private static Document xml(Path file, boolean spaces) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(spaces);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<Element> all(Element below, String name) {
        NodeList found = below.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .toList();
    }

    /** Returns what stands behind a key of a property list's dictionary. */
    private static Element valueOf(Element dictionary, String key) {
        List<Element> members = new ArrayList<>();
        for (Node each = dictionary.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element) {
                members.add(element);
            }
        }
        for (int index = 0; index + 1 < members.size(); index += 2) {
            if (members.get(index).getTextContent().equals(key)) {
                return members.get(index + 1);
            }
        }
        throw new AssertionError("no key " + key);
    }

    private String run(String... line) throws IOException, InterruptedException {
        Path said = Files.createTempFile(temporary, "said", ".txt");
        Process process =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String words = Files.readString(said);
        assertThat(process.exitValue()).as(words).isZero();
        return words;
    }
}
