<?php
/**
 * How the connection is.
 *
 * @package Retention
 */

defined( 'ABSPATH' ) || exit;

/**
 * Rows in WooCommerce -> Status, and a test in Tools -> Site Health.
 */
final class Retention_Health {

	/**
	 * Minutes after which a waiting delivery is late.
	 */
	const LATE = 15;

	/**
	 * Adds the hooks.
	 */
	public function register(): void {
		add_action( 'woocommerce_system_status_report', array( $this, 'show' ) );
		add_filter( 'site_status_tests', array( $this, 'add_test' ) );
	}

	/**
	 * What there is to say: name, text, and whether it is as it should be (null where it is neither).
	 *
	 * @return array<int, array{0: string, 1: string, 2: bool|null}>
	 */
	public static function rows(): array {
		$connection = Retention_Connection::current();
		$rows       = array( array( __( 'Version', 'retention-for-woocommerce' ), RETENTION_VERSION, null ) );
		if ( ! $connection ) {
			$rows[] = array( __( 'Connection', 'retention-for-woocommerce' ), __( 'Not connected. Connect the shop under WooCommerce, Retention.', 'retention-for-woocommerce' ), false );
			return $rows;
		}
		$rows[] = array( __( 'Connection', 'retention-for-woocommerce' ), $connection->app() . ' (' . $connection->at() . ')', true );
		if ( $connection->is_of_a_copy() ) {
			/* translators: %s: an address. */
			$rows[] = array( __( 'Copy', 'retention-for-woocommerce' ), sprintf( __( 'This shop is a copy of %s, so nothing is sent.', 'retention-for-woocommerce' ), $connection->site() ), false );
		}
		$rows[] = self::webhooks( $connection );
		$rows[] = self::queue();
		$rows[] = self::last_cart();
		return $rows;
	}

	/**
	 * The rows in WooCommerce -> Status.
	 */
	public function show(): void {
		echo '<table class="wc_status_table widefat" cellspacing="0"><thead><tr><th colspan="3" data-export-label="Retention"><h2>' . esc_html__( 'Retention', 'retention-for-woocommerce' ) . '</h2></th></tr></thead><tbody>';
		foreach ( self::rows() as list( $name, $text, $is_well ) ) {
			$mark = null === $is_well ? '%s' : ( $is_well ? '<mark class="yes"><span class="dashicons dashicons-yes"></span></mark> %s' : '<mark class="error"><span class="dashicons dashicons-warning"></span> %s</mark>' );
			printf( '<tr><td data-export-label="%1$s">%1$s:</td><td class="help"></td><td>', esc_attr( $name ) );
			printf( $mark, esc_html( $text ) ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- One of the three marks above.
			echo '</td></tr>';
		}
		echo '</tbody></table>';
	}

	/**
	 * Adds the test to Site Health.
	 *
	 * @param array $tests The tests so far.
	 */
	public function add_test( $tests ) {
		$tests['direct']['retention'] = array(
			'label' => __( 'Retention', 'retention-for-woocommerce' ),
			'test'  => array( $this, 'test' ),
		);
		return $tests;
	}

	/**
	 * The test: everything is well, or what is not.
	 */
	public function test(): array {
		$troubles = array();
		foreach ( self::rows() as list( $name, $text, $is_well ) ) {
			if ( false === $is_well ) {
				$troubles[] = '<li>' . esc_html( $name . ': ' . $text ) . '</li>';
			}
		}
		return array(
			'label'       => $troubles ? __( 'Retention does not hear everything from this shop', 'retention-for-woocommerce' ) : __( 'Retention hears from this shop', 'retention-for-woocommerce' ),
			'status'      => $troubles ? 'recommended' : 'good',
			'badge'       => array(
				'label' => __( 'Retention', 'retention-for-woocommerce' ),
				'color' => 'blue',
			),
			'description' => $troubles ? '<ul>' . implode( '', $troubles ) . '</ul>' : '<p>' . esc_html__( 'The shop is connected, its webhooks are active, and its queue runs.', 'retention-for-woocommerce' ) . '</p>',
			'actions'     => '<a href="' . esc_url( Retention_Admin_Page::url() ) . '">' . esc_html__( 'Open Retention', 'retention-for-woocommerce' ) . '</a>',
			'test'        => 'retention',
		);
	}

	/**
	 * The webhooks: a disabled one is made anew by the server within a day.
	 *
	 * @param Retention_Connection $connection The connection.
	 */
	private static function webhooks( Retention_Connection $connection ): array {
		$all    = Retention_Webhooks::of( $connection->app() );
		$active = count(
			array_filter(
				$all,
				static function ( $webhook ) {
					return 'active' === $webhook->get_status();
				}
			)
		);
		/* translators: 1: how many are active. 2: how many there are. */
		return array( __( 'Webhooks', 'retention-for-woocommerce' ), sprintf( __( '%1$d of %2$d active', 'retention-for-woocommerce' ), $active, count( $all ) ), $all && count( $all ) === $active );
	}

	/**
	 * The queue that delivers them: it runs by WP-Cron, which needs visitors or the host's own cron.
	 */
	private static function queue(): array {
		$name    = __( 'Queue of webhooks', 'retention-for-woocommerce' );
		$actions = as_get_scheduled_actions(
			array(
				'hook'         => 'woocommerce_deliver_webhook_async',
				'status'       => ActionScheduler_Store::STATUS_PENDING,
				'date'         => as_get_datetime_object( '-' . self::LATE . ' minutes' ),
				'date_compare' => '<=',
				'orderby'      => 'date',
				'order'        => 'ASC',
				'per_page'     => 1,
			)
		);
		$oldest  = $actions ? reset( $actions )->get_schedule()->get_date() : null;
		if ( ! $oldest ) {
			return array( $name, __( 'Runs.', 'retention-for-woocommerce' ), true );
		}
		$text = defined( 'DISABLE_WP_CRON' ) && DISABLE_WP_CRON
			/* translators: %s: a span of time. */
			? __( 'The oldest delivery has been waiting for %s. WP-Cron is switched off here (DISABLE_WP_CRON): let your host call wp-cron.php every minute.', 'retention-for-woocommerce' )
			/* translators: %s: a span of time. */
			: __( 'The oldest delivery has been waiting for %s. WP-Cron runs when somebody visits; let your host call wp-cron.php every minute.', 'retention-for-woocommerce' );
		return array( $name, sprintf( $text, human_time_diff( $oldest->getTimestamp() ) ), false );
	}

	/**
	 * The last cart that was delivered.
	 */
	private static function last_cart(): array {
		$name = __( 'Last cart sent', 'retention-for-woocommerce' );
		$last = get_option( Retention_Webhooks::LAST );
		if ( ! is_array( $last ) ) {
			return array( $name, __( 'None yet.', 'retention-for-woocommerce' ), null );
		}
		/* translators: 1: a span of time. 2: an HTTP status. */
		$text = sprintf( __( '%1$s ago, answered with %2$s', 'retention-for-woocommerce' ), human_time_diff( $last['at'] ), $last['status'] ? $last['status'] : __( 'nothing', 'retention-for-woocommerce' ) );
		return array( $name, $text, $last['status'] >= 200 && $last['status'] < 300 );
	}
}
