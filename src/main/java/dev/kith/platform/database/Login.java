package dev.kith.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** One user of the database, and how to get in as that user. */
public record Login(String url, String user, String password) {

    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("ApplicationName", "kith");
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
