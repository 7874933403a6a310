package dev.kith.platform.health;

/** Something a module looks at for the doctor, in all workspaces together. */
public interface Examination {

    Finding look();
}
