package dev.kith.cli;

import dev.kith.platform.CannotStart;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line's front door. */
@Command(
        name = "kith",
        description = "Referral marketing on your own machine: who brought whom, and what they earned for it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            Start.class,
            ShowDemo.class,
            Stop.class,
            Status.class,
            WorkspaceCommands.class,
            KeyCommands.class,
            UserCommands.class,
            LoginLink.class,
            DoctorCommand.class,
            VerifyCommand.class,
            Train.class,
            HelpCommand.class
        },
        footerHeading = "%nFor developers, in a source tree:%n",
        footer = {
            "  test [quick|NAME]         format, compile with analysis, and every test",
            "  bench [NAME]              redirect, events, orders or start, beside this machine's limit",
            "  format                    lay the sources out",
            "  migration MODULE WHAT     make the next migration's file",
            "",
            "Examples:",
            "  kith demo                                   a shop with 90 days behind it, to look around in",
            "  kith start --port 9000 --data /srv/kith     your own",
            "  kith workspace create --name Mollys --currency EUR --domain mollys.example --json",
            "  kith login-link --email ada@mollys.example",
            "  kith doctor --json"
        })
public final class Main {

    /** Examples are there to be copied: none of them may be broken. */
    private static final int WIDTH = 120;

    private Main() {}

    public static void main(String[] words) {
        System.exit(run(words));
    }

    static int run(String... words) {
        var out = writer(System.out);
        var err = writer(System.err);
        var line = new CommandLine(new Main(), new Shelf(new Console(out, err)))
                .setOut(out)
                .setErr(err)
                .setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUnmatchedOptionsArePositionalParams(true)
                .setExecutionExceptionHandler(Main::failed);
        line.setExecutionStrategy(parsed -> {
            if (parsed.subcommand() == null && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
                parsed.commandSpec().commandLine().usage(out);
                return CommandLine.ExitCode.USAGE;
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        return line.execute(words);
    }

    /** One sentence about what is wrong, and one about what to do; never a stack trace. */
    private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        if (failure instanceof Server.NotUnderstood) {
            line.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        CannotStart trouble = Trouble.of(failure);
        line.getErr().println(trouble.what());
        line.getErr().println(trouble.fix());
        line.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
