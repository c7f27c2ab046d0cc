<?php
/** How the connection is, in the shop's own words. */
final class HealthTest extends PluginTestCase {
	public function test_a_shop_that_is_well_says_so(): void {
		World::connect();
		new WC_Webhook( 1, 'https://app.example/webhooks/woocommerce/x' );
		do_action( 'woocommerce_webhook_delivery', array( 'headers' => array( 'X-WC-Webhook-Topic' => 'cart.updated' ) ), World::says( 200, '' ), 0.2, 'id', 1 );
		$this->assertSame( array( '1 of 1 active', 'Runs.', '0 mins ago, answered with 200' ), array_column( array_slice( Retention_Health::rows(), 2 ), 1 ) );
		$this->assertSame( 'good', $this->site_health()['status'] );
	}

	public function test_what_is_wrong_is_named_in_both_places(): void {
		World::connect();
		new WC_Webhook( 1, 'https://app.example/webhooks/woocommerce/x', 'disabled' );
		new WC_Webhook( 2, 'https://app.example/webhooks/woocommerce/x' );
		new WC_Webhook( 3, 'https://other.example/x', 'disabled' );
		World::$waiting = array( time() - 3600 );
		do_action( 'woocommerce_webhook_delivery', array( 'headers' => array( 'X-WC-Webhook-Topic' => 'cart.updated' ) ), new WP_Error( 'http_request_failed', 'x' ), 60, 'id', 1 );
		$report = $this->printed( static function () { do_action( 'woocommerce_system_status_report' ); } );
		$test   = $this->site_health();
		$this->assertSame( 'recommended', $test['status'] );
		foreach ( array( '1 of 2 active', 'has been waiting for 60 mins', 'answered with nothing' ) as $trouble ) {
			$this->assertStringContainsString( $trouble, $report );
			$this->assertStringContainsString( $trouble, $test['description'] );
		}
	}

	public function test_a_delivery_that_waits_a_few_minutes_is_not_late(): void {
		World::connect();
		World::$waiting = array( time() - 300 );
		$this->assertSame( 'Runs.', Retention_Health::rows()[3][1] );
	}

	public function test_other_deliveries_are_not_noted(): void {
		do_action( 'woocommerce_webhook_delivery', array( 'headers' => array( 'X-WC-Webhook-Topic' => 'order.created' ) ), World::says( 200, '' ), 0.2, 12, 1 );
		$this->assertArrayNotHasKey( 'retention_last_delivery', World::$options );
	}

	public function test_a_shop_without_a_connection_says_only_that(): void {
		$this->assertCount( 2, Retention_Health::rows() );
		$this->assertStringContainsString( 'Not connected', $this->site_health()['description'] );
	}

	public function test_a_copy_says_so(): void {
		World::connect( array( 'site' => 'https://real.example' ) );
		$this->assertStringContainsString( 'copy of https://real.example', $this->site_health()['description'] );
	}

	private function site_health(): array {
		return ( apply_filters( 'site_status_tests', array( 'direct' => array() ) )['direct']['retention']['test'] )();
	}
}
