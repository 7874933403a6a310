package dev.kith.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the console to the commands that want it. */
record Shelf(Console console) implements IFactory {

    @Override
    public <K> K create(Class<K> kind) throws Exception {
        try {
            Constructor<K> constructor = kind.getDeclaredConstructor(Console.class);
            return constructor.newInstance(console);
        } catch (NoSuchMethodException wantsNone) {
            return CommandLine.defaultFactory().create(kind);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
