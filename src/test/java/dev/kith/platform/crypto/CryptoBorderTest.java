package dev.kith.platform.crypto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** One package knows cryptography; everybody else asks it. */
class CryptoBorderTest {

    private final JavaClasses product = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.kith");

    @Test
    void onlyThisPackageTouchesKeysAndCiphers() {
        // the demo's shop signs as any shop does, and may know nothing of Kith's insides
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.kith.platform.crypto")
                .and()
                .doNotHaveFullyQualifiedName("dev.kith.demo.WidgetToken")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.crypto..", "org.bouncycastle..")
                .check(product);
    }

    @Test
    void nobodyDeserializesJavaObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(product);
    }
}
