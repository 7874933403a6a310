/** The database: isolation, roles, the launcher of the embedded server. */
@NullMarked
package dev.kith.platform.database;

import org.jspecify.annotations.NullMarked;
