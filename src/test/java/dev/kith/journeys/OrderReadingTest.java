package dev.kith.journeys;

import static dev.kith.journeys.JourneyFixtures.EUR;
import static dev.kith.journeys.JourneyFixtures.eur;
import static dev.kith.journeys.JourneyFixtures.orderAfter;
import static dev.kith.journeys.JourneyFixtures.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.journeys.OrderReading.Outcome.Unusable;
import dev.kith.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'total':48.00,'shipping':5.00,'tax':3.00,'discount':4.00,'subtotal':40.00 | 40.00 | 48.00
            'total':'48.00','revenue':'41.00'                                         | 41.00 | 48.00
            'total':48,'shipping':5,'tax':3                                           | 40.00 | 48.00
            'total':48                                                                | 48.00 | 48.00
            'subtotal':'40.00','shipping':'5.00'                                      | 40.00 | 45.00
            'products':[{'price':'9.99','quantity':3},{'price':0.02}]                 | 29.99 | 29.99
            'total':0.1                                                               | 0.10  | 0.10
            'total':1e2                                                               | 100.00| 100.00
            'subtotal':'10.005'                                                       | 10.01 | 10.01
            """)
    void findsTheNetAndTheTotal(String amounts, String net, String total) {
        var order = orderAfter(said("Order Completed", "{'order_id':'o-1','currency':'EUR'," + amounts + "}", 1));

        assertThat(order.net()).isEqualTo(eur(net));
        assertThat(order.total()).isEqualTo(eur(total));
    }

    @Test
    void countsInTheCurrencysOwnSmallestPart() {
        var yen = orderAfter(said("Order Completed", "{'order_id':'o-1','currency':'jpy','total':5000}", 1));
        var dinar = orderAfter(said("Order Completed", "{'order_id':'o-1','currency':'KWD','total':'1.2345'}", 1));

        assertThat(yen.total()).isEqualTo(Money.of("5000", "JPY"));
        assertThat(dinar.total()).isEqualTo(Money.of("1.235", "KWD"));
        assertThat(dinar.remarks()).contains(Remark.MONEY_ROUNDED);
    }

    @Test
    void remarksWhatHadToBeAssumed() {
        var bare = orderAfter(said("Order Completed", "{'order_id':'o-1','total':'48.00'}", 1));
        var empty = orderAfter(said("Order Completed", "{'order_id':'o-1'}", 1));

        assertThat(bare.remarks()).containsExactlyInAnyOrder(Remark.CURRENCY_DEFAULTED, Remark.NET_FROM_TOTAL);
        assertThat(empty.remarks()).containsExactly(Remark.AMOUNT_MISSING);
        assertThat(empty.net()).isEqualTo(eur("0.00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'total':-1",
                "'total':'12,50'",
                "'total':'ten'",
                "'total':'1e3'",
                "'total':true",
                "'total':{}",
                "'total':[1]",
                "'total':1e400",
                "'total':1e-400",
                "'total':99999999999999999999",
                "'total':'1000000000000.00'",
                "'total':10,'products':[{'price':'1000000000.00','quantity':1000}]",
                "'total':10,'tax':'-0.01'",
                "'total':10,'currency':'XXL'",
                "'total':10,'currency':'pt'",
                "'products':[{'price':'free'}]"
            })
    void makesNoOrderOfWhatIsNoMoney(String amounts) {
        var event = said("Order Completed", "{'order_id':'o-1'," + amounts + "}", 1);

        assertThat(OrderReading.read(event, EUR)).isEqualTo(new Unusable(Remark.MONEY_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'order_id':''}", "{'order_id':'  '}", "{'order_id':null}", "{'order_id':{}}"})
    void makesNoOrderWithoutAnId(String properties) {
        assertThat(OrderReading.read(said("Order Completed", properties, 1), EUR))
                .isEqualTo(new Unusable(Remark.ORDER_WITHOUT_ID));
    }

    @Test
    void readsCouponsWhereverAShopWritesThem() {
        var order = orderAfter(said(
                "Order Completed",
                "{'order_id':'o-1','coupon':' adar-2c7h ','coupons':['SPRING','SPRING'],'products':[{'coupon':'ONE'}]}",
                1));

        assertThat(order.coupons()).containsExactly("adar-2c7h", "SPRING", "ONE");
    }
}
