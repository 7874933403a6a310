package dev.kith.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The one Chromium of a test run, of the machine's own packages; nothing is downloaded. */
public final class Chromium {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage");

    private static final class Shared {
        static final Browser BROWSER = launch();
    }

    private Chromium() {}

    /** A fresh profile with a window of this size; the caller closes it. */
    public static BrowserContext open(int width, int height) {
        return open(width, height, ColorScheme.LIGHT);
    }

    public static BrowserContext open(int width, int height, ColorScheme scheme) {
        Assumptions.assumeTrue(
                Files.isExecutable(executable()) || "true".equals(System.getenv("CI")),
                "no Chromium on this machine: set CHROMIUM to its path");
        return Shared.BROWSER.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-US"));
    }

    private static Path executable() {
        return Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    }

    private static Browser launch() {
        var quiet = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        Playwright playwright = Playwright.create(quiet);
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(FLAGS));
    }
}
