package dev.kith.platform.database;

import dev.kith.platform.DataFolder;
import dev.kith.platform.KithSettings;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the database. Only here is it known where it comes from. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private record Connection(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails, FlywayConnectionDetails {

        static Connection of(Login login) {
            return new Connection(login.url(), login.user(), login.password());
        }

        @Override
        public String getDriverClassName() {
            return "org.postgresql.Driver";
        }
    }

    @Bean(destroyMethod = "close")
    PostgresSource postgres(KithSettings settings, DataFolder folder) {
        return PostgresSource.open(settings.database(), folder);
    }

    @Bean
    Database database(PostgresSource postgres) {
        Database database = postgres.database();
        new DatabaseRoles(database).prepare();
        return database;
    }

    @Bean
    JdbcConnectionDetails application(Database database) {
        return Connection.of(database.app());
    }

    @Bean
    FlywayConnectionDetails owner(Database database) {
        return Connection.of(database.owner());
    }

    @Bean(destroyMethod = "close")
    Pools pools(Database database, KithSettings settings) {
        return new Pools(
                database, settings.database().pool(), settings.workers().pool());
    }
}
